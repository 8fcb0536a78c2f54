/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import org.lucerna.core.api.param.Param;

/**
 * How much a picture is shifted and shaken.
 *
 * @param shift in pixels of the input, along both axes
 * @param noise standard deviation as a share of the range from black to white
 * @param draws of the noise
 */
public record StabilityParams(
    @Param(
            value = "4",
            help = "pixels by which the picture is shifted, to each of the four corners",
            min = 1,
            max = 64)
        int shift,
    @Param(
            value = "0.02",
            help = "standard deviation of the noise, as a share of the range from black to white",
            min = 1e-4,
            max = 1)
        double noise,
    @Param(value = "4", help = "draws of the noise", min = 1, max = 100) int draws) {}
