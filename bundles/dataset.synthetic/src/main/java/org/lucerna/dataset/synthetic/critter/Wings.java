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

/** A pair of feathered wings, raised. */
final class Wings implements Trait {

  private static final int LONG = 6;
  private static final int SHORT = 4;

  @Override
  public void behindBody(Sketch sketch, Critter critter, Dice dice) {
    double raised = dice.between(-126, -104);
    Frame root =
        critter.body().at(0.1, -0.2, raised + dice.between(22, 34) - critter.build().pitch());
    wing(new Side(sketch, critter, true), root);
  }

  @Override
  public void onBack(Sketch sketch, Critter critter, Dice dice) {
    double raised = dice.between(-142, -112);
    Frame root = critter.body().at(-0.06, -0.1, raised - critter.build().pitch());
    wing(new Side(sketch, critter, false), root);
  }

  /** In the wing's frame x runs from root to tip and y forward, on the side of the head. */
  private static void wing(Side side, Frame root) {
    Sketch sketch = side.sketch();
    Coat coat = side.critter().coat();
    Colour base = side.tone(coat.accent());
    Colour other = side.tone(coat.second());
    Skin quills = Skin.plain(base).with(other, (u, v) -> Ramp.step(0.6, 0.8, u)).edge(0.8);
    for (int i = LONG - 1; i >= 0; i--) {
      double t = (double) i / (LONG - 1);
      feather(sketch, root.at(0.26 * (1 - t), 0.05 - 0.04 * t, 6 - 66 * t), 0.66 - 0.2 * t, quills);
    }
    Skin coverts = Skin.plain(other).with(base, (u, v) -> Ramp.step(0.45, 0.8, u)).edge(0.8);
    for (int i = SHORT - 1; i >= 0; i--) {
      double t = (double) i / (SHORT - 1);
      feather(sketch, root.at(0.16 * (1 - t), 0.05 - 0.05 * t, 6 - 60 * t), 0.35, coverts);
    }
    List<Point> arm = List.of(new Point(-0.04, 0), new Point(0.2, 0.09), new Point(0.44, 0.07));
    sketch.mark("wings", Tube.smooth(root, arm, 0.09, 0.075, 0.045), Skin.plain(base).edge(0.8));
  }

  private static void feather(Sketch sketch, Frame root, double length, Skin skin) {
    List<Point> line =
        List.of(
            new Point(0, 0),
            new Point(0.4 * length, 0.02),
            new Point(0.75 * length, 0.01),
            new Point(length, -0.03));
    sketch.part("wings", Tube.smooth(root, line, 0.045, 0.08, 0.09, 0.055), skin);
  }
}
