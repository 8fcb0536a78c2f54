/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.lucerna.dataset.synthetic.paint.Curve;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Patch;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** A domed shell of plates with a rim. */
final class Shell implements Trait {

  @Override
  public void onBack(Sketch sketch, Critter critter, Dice dice) {
    double high = critter.build().height() + dice.between(0.1, 0.2);
    Frame frame = critter.body().at(-0.1, 0.02, dice.between(-6, 3));
    List<Point> dome =
        List.of(
            new Point(-0.52, 0.12),
            new Point(-0.5, -0.12),
            new Point(-0.32, -0.76 * high),
            new Point(0, -high),
            new Point(0.3, -0.8 * high),
            new Point(0.47, -0.2),
            new Point(0.46, 0.1),
            new Point(0, 0.19));
    DoubleBinaryOperator plates = plates(dice.between(0.2, 0.27), dice.between(-0.1, 0.1));
    Skin skin =
        Skin.plain(critter.coat().accent()).with(critter.coat().second(), plates).gloss(0.35);
    sketch.part("shell", new Patch(frame, Curve.closed(dome, 4), 0.32), skin);
    List<Point> rim = List.of(new Point(-0.53, 0.1), new Point(0, 0.18), new Point(0.49, 0.08));
    Skin edge = Skin.plain(critter.coat().second()).gloss(0.3);
    sketch.part("shell", Tube.smooth(frame, rim, 0.05, 0.065, 0.05), edge);
  }

  /** Seams between plates that fan out from below, and a row of small plates at the rim. */
  private static DoubleBinaryOperator plates(double wide, double shift) {
    return (u, v) -> {
      double low = v - 0.75;
      double angle = (u / -low) * 1.55 / wide * 0.5 + shift;
      double row = Math.abs(v + 0.05 + u * u * 0.2);
      double seam = v < -0.05 - u * u * 0.2 ? angle : angle * 1.6 + 0.5;
      double near = Math.abs(seam - Math.rint(seam)) * wide;
      double lines = Math.max(1 - Ramp.step(0.012, 0.03, near), 1 - Ramp.step(0.012, 0.03, row));
      double bowl = 0.35 * Ramp.step(0.03, 0.1, near) * Ramp.step(0.03, 0.1, row);
      return Math.max(lines, 0.35 - bowl);
    };
  }
}
