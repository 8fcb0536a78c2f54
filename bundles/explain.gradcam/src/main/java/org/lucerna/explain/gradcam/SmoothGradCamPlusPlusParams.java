/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link SmoothGradCamPlusPlus}. */
public record SmoothGradCamPlusPlusParams(
    @Param(value = "8", help = "noisy copies of the picture", min = 1, max = 1000) int samples,
    @Param(
            value = "0.15",
            help = "standard deviation of the noise as a share of the picture's range",
            min = 0,
            max = 10)
        double sigma) {}
