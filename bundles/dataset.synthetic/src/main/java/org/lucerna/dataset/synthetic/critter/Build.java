/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import org.lucerna.dataset.synthetic.paint.Dice;

/**
 * A creature's proportions and pose, in body lengths and degrees; the same distribution for every
 * class.
 *
 * @param height half the body's height
 * @param taper how much thicker the body is in front
 * @param pitch the body's axis, negative with the front up
 * @param head the head's radius
 * @param tilt of the head
 * @param reach how far in front the head sits
 * @param legs length below the body
 * @param stride how far the legs swing
 */
public record Build(
    double height,
    double taper,
    double pitch,
    double head,
    double tilt,
    double reach,
    double legs,
    double stride) {

  public static Build roll(Dice dice) {
    return new Build(
        dice.between(0.31, 0.42),
        dice.between(-0.22, 0.1),
        dice.between(-32, 4),
        dice.between(0.33, 0.4),
        dice.between(-14, 10),
        dice.between(0.36, 0.46),
        dice.between(0.1, 0.22),
        dice.between(-0.12, 0.12));
  }

  Build striding(double other) {
    return new Build(height, taper, pitch, head, tilt, reach, legs, other);
  }
}
