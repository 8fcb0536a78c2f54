/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link Fem}. */
public record FemParams(
    @Param(
            value = "2",
            help = "standard deviations above its channel's mean from which a cell counts",
            min = 0,
            max = 100)
        double k) {}
