/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How pixels are flipped.
 *
 * @param steps of the curve; a forward pass each
 * @param baseline what they become
 */
public record PixelFlippingParams(
    @Param(value = "28", min = 1, max = 65536, help = "steps of the curve, a forward pass each")
        int steps,
    @Param(value = "black", help = "what pixels become: black, or the mean colour")
        Background baseline) {}
