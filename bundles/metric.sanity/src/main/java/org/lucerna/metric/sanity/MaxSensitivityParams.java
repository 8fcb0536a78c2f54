/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import org.lucerna.core.api.param.Param;

/**
 * How far inputs are moved.
 *
 * @param radius in the network's own units
 * @param draws of the movement
 */
public record MaxSensitivityParams(
    @Param(
            value = "0.02",
            help =
                "how far each value of the normalised input moves at most (0.02: about 1 of 255 grey"
                    + " levels with ImageNet's normalisation)",
            min = 1e-6,
            max = 10)
        double radius,
    @Param(value = "10", help = "draws of the movement", min = 1, max = 1000) int draws) {}
