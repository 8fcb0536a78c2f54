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
    ear(new Side(sketch, critter, true), front, length, bend * 0.6);
    Frame back = critter.head().at(-0.4 * r, -0.7 * r, dice.between(-42, -14));
    ear(new Side(sketch, critter, false), back, length, -0.08 + bend);
  }

  private static void ear(Side side, Frame root, double length, double bend) {
    List<Point> line =
        List.of(
            new Point(0, 0.1),
            new Point(0, -0.35 * length),
            new Point(0.25 * bend, -0.7 * length),
            new Point(bend, -length + Math.abs(bend) * 0.5));
    Tube ear = Tube.smooth(root, line, 0.085, 0.125, 0.135, 0.06);
    Sketch sketch = side.sketch();
    Colour fur = side.critter().coat().fur();
    sketch.part("long-ears", ear, Skin.plain(side.tone(fur)));
    Colour inside = side.critter().coat().accent();
    Tube inner = Tube.smooth(root, line, 0.03, 0.07, 0.08, 0.02);
    sketch.mark(
        "long-ears", new Clip(inner, ear), Skin.plain(side.tone(inside)).edge(0.5).gloss(0));
  }
}
