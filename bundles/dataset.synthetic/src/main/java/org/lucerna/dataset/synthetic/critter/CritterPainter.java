/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Mask;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** Puts a creature together, from the far side to the near side. */
public final class CritterPainter {

  private static final Trait NOTHING = new Trait() {};

  private final Sketch sketch;
  private final Critter critter;
  private final Changes changes;

  private CritterPainter(Sketch sketch, Critter critter, Changes changes) {
    this.sketch = sketch;
    this.critter = critter;
    this.changes = changes;
  }

  /**
   * Paints a creature.
   *
   * @param firstOwner its parts own pixels from this number on
   * @return the masks of its parts, to be asked for when the whole picture is painted
   */
  public static Supplier<Map<String, Mask>> paint(
      Canvas canvas, int firstOwner, Individual individual) {
    Critter critter = individual.critter();
    Sketch sketch = new Sketch(canvas, firstOwner, critter.place().scale());
    new CritterPainter(sketch, critter, individual.changes())
        .paint(individual.species(), Dice.of(individual.traits()));
    return sketch::masks;
  }

  private void paint(Species species, Dice dice) {
    String defining = species.definingPart();
    Trait trait = changes.shows(defining) ? species.trait() : NOTHING;
    Critter own = changes.of(defining, critter);
    trait.behindBody(sketch, own, dice);
    if (species != Species.RINGLE && critter.look().hasTail() && changes.shows("tail")) {
      tail(changes.of("tail", critter));
    }
    legs(true);
    Shape body = body(critter);
    sketch.part("body", body, Skin.plain(critter.coat().fur()));
    if (critter.look().patch() && changes.shows("belly")) {
      patch(body, changes.of("belly", critter).coat().belly());
    }
    trait.onBody(sketch, own, dice);
    legs(false);
    trait.onBack(sketch, own, dice);
    trait.behindHead(sketch, own, dice);
    if (species != Species.LOPPIN && changes.shows("ears")) {
      Ears.paint(sketch, changes.of("ears", critter));
    }
    sketch.part("head", head(critter), Skin.plain(critter.coat().fur()));
    trait.onHead(sketch, own, dice);
    Face.paint(sketch, critter, changes);
    if (critter.look().scarf() && changes.shows("scarf")) {
      scarf(changes.of("scarf", critter).coat().second());
    }
  }

  static Shape body(Critter critter) {
    return new Blob(critter.body(), 0.5, critter.build().height(), critter.build().taper());
  }

  static Shape head(Critter critter) {
    double r = critter.build().head();
    return new Blob(critter.head(), r * 1.07, r, -0.06);
  }

  private void patch(Shape body, Colour belly) {
    Frame low = critter.body().at(0.14, critter.build().height() * 0.75, -8);
    Skin skin = Skin.plain(belly).edge(0);
    sketch.mark(
        "belly", new Clip(new Blob(low, 0.42, critter.build().height() * 0.62), body), skin);
  }

  private void legs(boolean far) {
    if (!changes.shows("legs")) {
      return;
    }
    Critter walker = changes.of("legs", critter);
    Side side = new Side(sketch, walker, far);
    Colour fur = walker.coat().fur();
    Skin leg = Skin.plain(side.tone(fur));
    Skin paw = Skin.plain(side.tone(walker.look().socks() ? walker.coat().belly() : fur));
    double swing = walker.build().stride() * (far ? -1 : 1);
    double ground = critter.ground() - (far ? 0.035 : 0);
    double rise = StrictMath.sin(StrictMath.toRadians(critter.build().pitch()));
    for (int end = -1; end <= 1; end += 2) {
      double x = end * 0.27 + (far ? 0.1 : 0) + (end < 0 ? -0.02 : 0.03);
      double hip = 0.12 + rise * end * 0.25;
      double foot = x + swing * end;
      List<Point> line =
          List.of(
              new Point(x, hip),
              new Point(x + 0.02, ground - 0.16),
              new Point(foot, ground - 0.06));
      double thick = end < 0 ? 0.15 : 0.11;
      sketch.part("legs", Tube.smooth(critter.place(), line, thick, 0.095, 0.075), leg);
      Frame ankle = critter.place().at(foot + 0.04, ground - 0.055, 0);
      sketch.part("legs", new Blob(ankle, 0.115, 0.065), paw);
    }
  }

  private void tail(Critter tailed) {
    Frame root = tailed.body().at(-0.46, -0.06, 0);
    Colour fur = tailed.coat().fur();
    double lift = 0.1 + 0.25 * tailed.look().wobble();
    switch (tailed.look().tail()) {
      case STUB ->
          sketch.part("tail", new Blob(root.at(-0.06, -0.06, 0), 0.11, 0.1), Skin.plain(fur));
      case THIN -> {
        List<Point> line =
            List.of(
                new Point(0.05, 0.02),
                new Point(-0.12, -0.02),
                new Point(-0.2, -lift * 0.7),
                new Point(-0.28, -lift));
        sketch.part("tail", Tube.smooth(root, line, 0.05, 0.045, 0.04, 0.045), Skin.plain(fur));
      }
      default -> {
        // A creature may have no tail to be seen.
      }
    }
  }

  private void scarf(Colour colour) {
    Frame head = critter.head();
    double r = critter.build().head();
    List<Point> band =
        List.of(
            new Point(-0.75 * r, 0.62 * r),
            new Point(-0.35 * r, 0.98 * r),
            new Point(0.15 * r, 1.06 * r),
            new Point(0.6 * r, 0.86 * r));
    List<Point> end =
        List.of(
            new Point(-0.45 * r, 0.95 * r),
            new Point(-0.6 * r, 1.25 * r),
            new Point(-0.55 * r, 1.55 * r));
    Skin skin = Skin.plain(colour).gloss(0);
    sketch.part("scarf", Tube.smooth(head, end, 0.055, 0.065, 0.075), skin);
    sketch.part("scarf", Tube.smooth(head, band, 0.05, 0.075, 0.075, 0.05), skin);
  }
}
