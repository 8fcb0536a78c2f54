/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Step {@code evaluate}. */
public record EvaluateParams(
    @Param(
            value = "train,validation,test",
            help =
                "which pictures: train, validation, test; a split without pictures is passed over")
        List<Split> split,
    @Param(
            value = "32",
            help = "pictures computed together",
            min = 1,
            max = 4096,
            provenance = false)
        int batch) {}
