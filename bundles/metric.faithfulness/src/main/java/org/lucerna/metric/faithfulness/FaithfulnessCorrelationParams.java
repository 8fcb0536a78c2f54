/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * Which pixels are replaced.
 *
 * @param runs subsets; a forward pass each
 * @param subset pixels of each
 * @param baseline what they become
 */
public record FaithfulnessCorrelationParams(
    @Param(value = "100", min = 2, max = 65536, help = "subsets of pixels, a forward pass each")
        int runs,
    @Param(value = "224", min = 1, max = 1048576, help = "pixels of each subset, at random")
        int subset,
    @Param(value = "black", help = "what pixels become: black, or the mean colour")
        Background baseline) {}
