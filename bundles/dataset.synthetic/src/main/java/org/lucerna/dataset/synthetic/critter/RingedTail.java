/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** A big bushy tail with rings, curled at its end. */
final class RingedTail implements Trait {

  @Override
  public void behindBody(Sketch sketch, Critter critter, Dice dice) {
    Frame root = critter.body().at(-0.4, 0.02, -critter.build().pitch() + dice.between(-10, 12));
    double curl = dice.between(150, 260);
    double turn = dice.between(-20, 15);
    List<Point> line = new ArrayList<>(List.of(new Point(0, 0.02), new Point(-0.2, 0.02)));
    double angle = 200 + turn;
    double x = -0.2;
    double y = 0.02;
    for (int i = 0; i < 7; i++) {
      angle += 18 + (curl - 126) / 28 * i * 0.9;
      x += 0.165 * StrictMath.cos(StrictMath.toRadians(angle));
      y += 0.165 * StrictMath.sin(StrictMath.toRadians(angle));
      line.add(new Point(x, y));
    }
    double phase = dice.unit();
    Skin skin =
        Skin.plain(critter.coat().accent())
            .with(
                critter.coat().second(),
                (u, v) -> {
                  double ring = u * 5.5 + phase + 0.06 * v * v;
                  double t = Math.abs(ring - Math.rint(ring));
                  return 1 - Ramp.step(0.22, 0.28, t);
                });
    double[] radii = {0.08, 0.11, 0.14, 0.155, 0.16, 0.155, 0.15, 0.135, 0.1};
    sketch.part("ringed-tail", Tube.smooth(root, line, radii), skin);
  }
}
