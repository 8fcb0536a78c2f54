/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Skin;

/** A sticker in a corner that has nothing to do with the creature. */
final class PlantedMark {

  private PlantedMark() {}

  static void paint(Canvas canvas, int owner, Dice dice) {
    double x = dice.chance(0.5) ? 0.1 : 0.9;
    double y = dice.chance(0.5) ? 0.1 : 0.9;
    int size = canvas.size();
    Point at =
        new Point((x + dice.between(-0.02, 0.02)) * size, (y + dice.between(-0.02, 0.02)) * size);
    Frame frame = Frame.of(at, dice.between(-15, 15), 0.075 * size, 1);
    Skin rim = Skin.plain(Colour.of(0.98, 0, 0)).gloss(0).edge(0.5);
    Skin red = Skin.plain(Colour.of(0.62, 0.24, 25)).gloss(0).edge(0);
    canvas.paint(new Blob(frame, 1, 1), rim, owner);
    canvas.paint(new Blob(frame, 0.74, 0.74), red, owner);
    canvas.paint(new Blob(frame, 0.42, 0.42), rim.edge(0), owner);
  }
}
