/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.List;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** Two very long ears, upright or bent at the tip. */
final class LongEars implements Trait {

  @Override
  public void behindHead(Sketch sketch, Critter critter, Dice dice) {
    double r = critter.build().head();
    double bend = dice.between(-0.3, 0.22);
    double length = dice.between(0.62, 0.74);
    Frame front = critter.head().at(0.42 * r, -0.7 * r, dice.between(8, 28));
    ear(sketch, critter, front, new double[] {length, bend * 0.6}, true);
    Frame back = critter.head().at(-0.4 * r, -0.7 * r, dice.between(-42, -14));
    ear(sketch, critter, back, new double[] {length, -0.08 + bend}, false);
  }

  private static void ear(
      Sketch sketch, Critter critter, Frame root, double[] lengthAndBend, boolean far) {
    double l = lengthAndBend[0];
    double bend = lengthAndBend[1];
    List<Point> line =
        List.of(
            new Point(0, 0.1),
            new Point(0, -0.35 * l),
            new Point(0.25 * bend, -0.7 * l),
            new Point(bend, -l + Math.abs(bend) * 0.5));
    Tube ear = Tube.smooth(root, line, 0.085, 0.125, 0.135, 0.06);
    Colour fur = critter.coat().fur();
    sketch.part("long-ears", ear, Skin.plain(far ? Critter.far(fur) : fur));
    Colour inside = critter.coat().accent();
    Tube inner = Tube.smooth(root, line, 0.03, 0.07, 0.08, 0.02);
    sketch.mark(
        "long-ears",
        new Clip(inner, ear),
        Skin.plain(far ? Critter.far(inside) : inside).edge(0.5).gloss(0));
  }
}
