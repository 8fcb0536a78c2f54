/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.List;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Curve;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Patch;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;

/** The short ears that most classes share. */
final class Ears {

  private Ears() {}

  static void paint(Sketch sketch, Critter critter) {
    ear(new Side(sketch, critter, true), critter.build().head() * 0.5, 28);
    ear(new Side(sketch, critter, false), critter.build().head() * -0.52, -32);
  }

  private static void ear(Side side, double x, double lean) {
    Critter critter = side.critter();
    double r = critter.build().head();
    Frame root = critter.head().at(x, -0.78 * r, lean);
    Colour fur = critter.coat().fur();
    Shape shape = shape(critter.look().ears(), root);
    side.sketch().part("ears", shape, Skin.plain(side.tone(fur)));
    Shape inner = new Clip(new Blob(root.at(0, -0.04, 0), 0.055, 0.085), shape);
    Colour pink = critter.coat().belly().mix(Colour.of(0.7, 0.13, 15), 0.35);
    side.sketch().mark("ears", inner, Skin.plain(side.tone(pink)).edge(0));
  }

  private static Shape shape(Look.Ears kind, Frame root) {
    return switch (kind) {
      case ROUND -> new Blob(root.at(0, -0.04, 0), 0.12, 0.13);
      case POINTED ->
          new Patch(
              root,
              Curve.closed(
                  List.of(
                      new Point(-0.12, 0.08),
                      new Point(-0.08, -0.1),
                      new Point(0.01, -0.23),
                      new Point(0.08, -0.09),
                      new Point(0.11, 0.08)),
                  4),
              0.09);
      case FOLDED -> new Blob(root.at(-0.05, 0.02, 40), 0.12, 0.085);
    };
  }
}
