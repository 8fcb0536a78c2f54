/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.OptionalInt;

/**
 * How well a unit fits its best concept.
 *
 * @param iou with each concept, all pictures
 * @param best the concept of the largest {@code iou}; empty for a unit that is never above its
 *     threshold
 * @param chosen the best concept in the first half of the pictures
 * @param heldOut IoU with {@code chosen} in the second half, on which it was not chosen; NaN where
 *     a half has no picture or nothing was chosen
 * @param low lower end of the 95 % bootstrap interval of {@code heldOut} over groups of duplicates
 * @param high its upper end
 * @param chance {@code heldOut} of the same unit when choosing and measuring are both done with the
 *     masks of other pictures
 * @param chanceBest the largest IoU over all concepts with the masks of other pictures
 */
record UnitScore(
    int unit,
    double[] iou,
    OptionalInt best,
    OptionalInt chosen,
    double heldOut,
    double low,
    double high,
    OptionalInt chanceChosen,
    double chance,
    double chanceBest) {

  /** IoU with the best concept; 0 without one. */
  double bestIou() {
    return best.isPresent() ? iou[best.getAsInt()] : 0;
  }
}
