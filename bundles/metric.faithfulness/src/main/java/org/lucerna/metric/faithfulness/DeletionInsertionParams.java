/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How finely the curves are drawn.
 *
 * @param steps of each curve; a forward pass each
 */
public record DeletionInsertionParams(
    @Param(
            value = "28",
            min = 1,
            max = 65536,
            help =
                "steps of each curve, a forward pass each; 224 on a picture of 224 by 224 is the published step of 224 pixels")
        int steps) {}
