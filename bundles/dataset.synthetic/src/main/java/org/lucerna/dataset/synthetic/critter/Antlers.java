/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

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
    antler(sketch, critter, front, 1, true);
    Frame back = critter.head().at(-0.3 * r, -0.8 * r, dice.between(-26, -10)).scaled(size);
    antler(sketch, critter, back, -1, false);
  }

  /** The beam bends outwards, to {@code side}; tines stand up from it. */
  private static void antler(Sketch sketch, Critter critter, Frame root, int side, boolean far) {
    Colour horn = critter.coat().accent();
    Colour tip = critter.coat().second();
    Skin skin =
        Skin.plain(far ? horn.times(0.8) : horn)
            .with(far ? tip.times(0.8) : tip, (u, v) -> 0.8 * Ramp.step(0.5, 1, u))
            .gloss(0.25);
    double[][][] lines = {
      {{0.1, -0.16}, {0.3, -0.2}, {0.36, -0.34}},
      {{0.13, -0.32}, {0.0, -0.42}, {-0.03, -0.55}},
      {{0, 0.1}, {0.06, -0.12}, {0.15, -0.34}, {0.24, -0.46}, {0.25, -0.6}},
    };
    for (double[][] line : lines) {
      List<Point> points =
          java.util.Arrays.stream(line).map(p -> new Point(side * p[0], p[1])).toList();
      double[] radii = new double[points.size()];
      for (int i = 0; i < radii.length; i++) {
        radii[i] = (line.length > 3 ? 0.088 : 0.075) - 0.034 * i / (radii.length - 1);
      }
      sketch.part("antlers", Tube.smooth(root, points, radii), skin);
    }
  }
}
