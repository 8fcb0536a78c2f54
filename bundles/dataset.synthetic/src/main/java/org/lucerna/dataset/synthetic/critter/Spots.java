/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;

/** Large round spots on body and head. */
final class Spots implements Trait {

  private static final int TRIES = 160;

  @Override
  public void onBody(Sketch sketch, Critter critter, Dice dice) {
    Shape body = CritterPainter.body(critter);
    scatter(sketch, critter, critter.body(), body, dice);
  }

  @Override
  public void onHead(Sketch sketch, Critter critter, Dice dice) {
    Shape head = CritterPainter.head(critter);
    scatter(sketch, critter, critter.head(), head, dice);
  }

  /** Throws spots at a shape and keeps those that touch no other. */
  private static void scatter(Sketch sketch, Critter critter, Frame frame, Shape on, Dice dice) {
    Skin skin = Skin.plain(critter.coat().accent()).edge(0.55);
    List<Point> kept = new ArrayList<>();
    List<Double> radii = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      Point p = new Point(dice.between(-0.5, 0.5), dice.between(-0.42, 0.42));
      double r = dice.between(0.095, 0.15);
      boolean free = true;
      for (int k = 0; k < kept.size(); k++) {
        free &= p.distance(kept.get(k)) > r + radii.get(k) + 0.03;
      }
      if (free) {
        kept.add(p);
        radii.add(r);
        Frame place = frame.at(p.x(), p.y(), dice.between(0, 180));
        sketch.mark("spots", new Clip(new Blob(place, r, r * 0.86), on), skin);
      }
    }
  }
}
