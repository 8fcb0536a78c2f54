/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.param.Param;

/** Of the methods that average over noisy copies of the picture. */
public record NoiseParams(
    @Param(value = "25", help = "noisy copies", min = 1, max = 10_000) int n,
    @Param(
            value = "0.15",
            help = "standard deviation of the noise, as a share of the picture's range",
            min = 0,
            max = 10)
        double sigma,
    @Param(value = "8", help = "copies run at once", min = 1, max = 1024, provenance = false)
        int batch) {}
