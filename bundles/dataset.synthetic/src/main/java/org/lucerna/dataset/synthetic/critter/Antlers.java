/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.Arrays;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** Two branching antlers. */
final class Antlers implements Trait {

  @Override
  public void behindHead(Sketch sketch, Critter critter, Dice dice) {
    double r = critter.build().head();
    double size = dice.between(0.92, 1.1);
    Frame front = critter.head().at(0.3 * r, -0.8 * r, dice.between(8, 22)).scaled(size);
    antler(new Side(sketch, critter, true), front, 1);
    Frame back = critter.head().at(-0.3 * r, -0.8 * r, dice.between(-26, -10)).scaled(size);
    antler(new Side(sketch, critter, false), back, -1);
  }

  /** The beam bends outwards, to {@code direction}; tines stand up from it. */
  private static void antler(Side side, Frame root, int direction) {
    double dim = side.far() ? 0.8 : 1;
    Colour horn = side.critter().coat().accent().times(dim);
    Colour tip = side.critter().coat().second().times(dim);
    Skin skin = Skin.plain(horn).with(tip, (u, v) -> 0.8 * Ramp.step(0.5, 1, u)).gloss(0.25);
    double[][][] lines = {
      {{0.1, -0.16}, {0.3, -0.2}, {0.36, -0.34}},
      {{0.13, -0.32}, {0.0, -0.42}, {-0.03, -0.55}},
      {{0, 0.1}, {0.06, -0.12}, {0.15, -0.34}, {0.24, -0.46}, {0.25, -0.6}},
    };
    for (double[][] line : lines) {
      List<Point> points = Arrays.stream(line).map(p -> new Point(direction * p[0], p[1])).toList();
      double[] radii = new double[points.size()];
      for (int i = 0; i < radii.length; i++) {
        radii[i] = (line.length > 3 ? 0.088 : 0.075) - 0.034 * i / (radii.length - 1);
      }
      side.sketch().part("antlers", Tube.smooth(root, points, radii), skin);
    }
  }
}
