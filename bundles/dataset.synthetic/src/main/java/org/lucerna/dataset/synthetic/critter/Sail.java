/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Patch;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;
import org.lucerna.dataset.synthetic.paint.Skin;

/** A fin like a sail along the back: rays with skin between them. */
final class Sail implements Trait {

  private static final int RAYS = 8;
  private static final double FIRST = -62;
  private static final double LAST = -188;

  @Override
  public void behindBody(Sketch sketch, Critter critter, Dice dice) {
    Frame frame = critter.body().at(-0.02, 0.1, dice.between(-4, 6));
    double high = critter.build().height() + dice.between(0.46, 0.58);
    List<Point> line = new ArrayList<>();
    for (int i = 0; i < RAYS; i++) {
      double angle = FIRST + (LAST - FIRST) * i / (RAYS - 1);
      double t = (double) i / (RAYS - 1);
      double reach =
          high * (0.86 + 0.2 * StrictMath.sin(StrictMath.PI * (0.15 + 0.7 * t))) + 0.1 * t;
      line.add(ray(angle, reach));
      if (i + 1 < RAYS) {
        double gap = (LAST - FIRST) / (RAYS - 1);
        line.add(ray(angle + gap * 0.3, reach * 0.9));
        line.add(ray(angle + gap * 0.62, reach * 0.88));
      }
    }
    line.add(new Point(0, 0));
    Skin skin =
        Skin.plain(critter.coat().accent())
            .with(critter.coat().second(), (u, v) -> rays(u, v, high))
            .gloss(0.2);
    sketch.part("sail", new Patch(frame, line, 0.07), skin);
  }

  private static Point ray(double degrees, double reach) {
    double angle = StrictMath.toRadians(degrees);
    return new Point(reach * StrictMath.cos(angle), reach * StrictMath.sin(angle));
  }

  /** Rays in the second colour, and the skin's edge shaded towards it. */
  private static double rays(double u, double v, double high) {
    double degrees = StrictMath.toDegrees(StrictMath.atan2(v, u));
    double angle = degrees > 0 ? degrees - 360 : degrees;
    double radius = Math.sqrt(u * u + v * v);
    double t = (angle - FIRST) / (LAST - FIRST) * (RAYS - 1);
    double off = Math.abs(t - Math.rint(t)) * radius * 0.31;
    double ray = 1 - Ramp.step(0.02, 0.036, off);
    return Math.max(ray, 0.55 * Ramp.step(0.75 * high, 1.05 * high, radius));
  }
}
