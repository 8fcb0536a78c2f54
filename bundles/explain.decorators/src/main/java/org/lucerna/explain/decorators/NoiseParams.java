/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import org.lucerna.core.api.param.Param;

/** Of {@link NoiseSmoothing}. */
public record NoiseParams(
    @Param(value = "10", help = "noisy copies", min = 1, max = 10_000) int n,
    @Param(
            value = "0.1",
            help = "standard deviation of the noise, as a share of the picture's range",
            min = 0,
            max = 10)
        double sigma,
    @Param(value = "8", help = "copies run at once", min = 1, max = 1024, provenance = false)
        int batch) {}
