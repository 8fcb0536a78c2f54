/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How the picture is occluded.
 *
 * @param patch side of the square, of the picture's shorter side
 * @param stride from one place of the square to the next, of the picture's shorter side
 */
public record OcclusionRankParams(
    @Param(
            value = "0.2143",
            min = 0.001,
            max = 1,
            help = "side of the covered square, of the picture's shorter side: 48 pixels of 224")
        double patch,
    @Param(
            value = "0.0715",
            min = 0.001,
            max = 1,
            help =
                "from one square to the next, of the picture's shorter side: 16 pixels of 224, which makes 144 forward passes a picture and class")
        double stride) {}
