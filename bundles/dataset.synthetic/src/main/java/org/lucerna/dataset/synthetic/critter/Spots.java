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

  /** What is spotted, with its frame. */
  private record Hide(Frame frame, Shape shape) {}

  @Override
  public void onBody(Sketch sketch, Critter critter, Dice dice) {
    scatter(sketch, critter, new Hide(critter.body(), CritterPainter.body(critter)), dice);
  }

  @Override
  public void onHead(Sketch sketch, Critter critter, Dice dice) {
    scatter(sketch, critter, new Hide(critter.head(), CritterPainter.head(critter)), dice);
  }

  /** Throws spots at a shape and keeps those that touch no other. */
  private static void scatter(Sketch sketch, Critter critter, Hide hide, Dice dice) {
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
        Frame place = hide.frame().at(p.x(), p.y(), dice.between(0, 180));
        sketch.mark("spots", new Clip(new Blob(place, r, r * 0.86), hide.shape()), skin);
      }
    }
  }
}
