/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.param.Param;

/** Keys of step {@code train} and command {@code train} that do not change what is learned. */
public record WatchParams(
    @Param(
            value = "0",
            help =
                "pictures explained after every epoch: the first of each class of the validation"
                    + " split, else of the training split; 0 for none",
            min = 0,
            max = 200)
        int watch,
    @Param(value = "grad-cam", help = "by which method, as in 'lucerna methods'")
        String watchMethod,
    @Param(value = "last", help = "at which layer: last, cam, or a name") String watchLayer) {}
