/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;

/**
 * Where a creature is, in shares of the picture's size.
 *
 * @param x middle of the body, from the left
 * @param y from above
 * @param unit body length
 * @param lean degrees from upright
 * @param mirror 1 looking right, -1 looking left
 */
record Place(double x, double y, double unit, double lean, int mirror) {

  /** How far a creature of any class reaches from the middle of its body, in body lengths. */
  private static final double BEHIND = 1.06;

  private static final double AHEAD = 0.96;
  private static final double ABOVE = 1.51;
  private static final double BELOW = 0.66;

  /** Anywhere that leaves a creature of any class inside the picture. */
  static Place alone(Dice dice) {
    double unit = dice.between(0.39, 0.455);
    int mirror = dice.sign();
    double left = (mirror > 0 ? BEHIND : AHEAD) * unit;
    double right = 1 - (mirror > 0 ? AHEAD : BEHIND) * unit;
    double top = ABOVE * unit;
    double bottom = 1 - BELOW * unit;
    return new Place(
        dice.between(left, right), dice.between(top, bottom), unit, dice.between(-7, 7), mirror);
  }

  /** In front and to one side, where a second creature is to be seen. */
  static Place infront(Dice dice) {
    double unit = dice.between(0.31, 0.36);
    int mirror = dice.sign();
    int side = dice.sign();
    double edge = (side == mirror ? AHEAD : BEHIND) * unit;
    double x = side > 0 ? 1 - edge : edge;
    return new Place(
        x, 1 - (BELOW + dice.between(0, 0.15)) * unit, unit, dice.between(-7, 7), mirror);
  }

  /** Smaller and farther away, on the other side. */
  Place beyond(Dice dice) {
    double small = unit * dice.between(0.55, 0.66);
    int look = dice.sign();
    double edge = (x > 0.5 == look < 0 ? AHEAD : BEHIND) * small;
    double px = x > 0.5 ? edge : 1 - edge;
    double py = Math.max(ABOVE * small, y - unit * dice.between(0.3, 0.75));
    return new Place(px, py, small, dice.between(-7, 7), look);
  }

  Frame frame(int size) {
    return Frame.of(new Point(x * size, y * size), lean, unit * size, mirror);
  }
}
