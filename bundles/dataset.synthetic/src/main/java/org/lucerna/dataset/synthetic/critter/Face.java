/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.List;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** Eyes, mouth, cheeks and hair, seen from half in front. */
final class Face {

  private final Sketch sketch;
  private final Critter critter;
  private final Frame head;

  private Face(Sketch sketch, Critter critter) {
    this.sketch = sketch;
    this.critter = critter;
    this.head = critter.head().scaled(critter.build().head());
  }

  static void paint(Sketch sketch, Critter critter, Changes changes) {
    if (critter.look().tuft() && changes.shows("hair")) {
      new Face(sketch, changes.of("hair", critter)).tuft();
    }
    new Face(sketch, critter).cheek();
    if (changes.shows("mouth")) {
      new Face(sketch, changes.of("mouth", critter)).mouth();
    }
    if (changes.shows("eyes")) {
      Face eyes = new Face(sketch, changes.of("eyes", critter));
      eyes.eye(0.66, 0.82);
      eyes.eye(0.06, 1);
    }
  }

  private void eye(double x, double size) {
    double r = 0.2 + 0.05 * critter.look().wobble();
    Frame place = head.at(x, -0.08, 0);
    Shape ball = new Blob(place, r * size * 0.88, r);
    Skin dark = Skin.plain(Coat.INK).edge(0).gloss(0);
    double gaze = critter.look().gaze() * 0.22 + 0.12;
    if (critter.look().brightEyes()) {
      sketch.part("eyes", ball, Skin.plain(Coat.WHITE).edge(0.8));
      Frame look = place.at(r * gaze, 0.02, 0);
      Skin iris = Skin.plain(critter.coat().eye()).edge(0.8).gloss(0);
      sketch.mark("eyes", new Clip(new Blob(look, r * 0.68 * size, r * 0.74), ball), iris);
      sketch.mark("eyes", new Clip(new Blob(look, r * 0.42 * size, r * 0.46), ball), dark);
    } else {
      sketch.part("eyes", ball, dark);
    }
    Skin glint = Skin.plain(Coat.WHITE.times(1.3)).edge(0).gloss(0);
    sketch.mark("eyes", new Blob(place.at(-0.26 * r, -0.34 * r, 0), r * 0.3, r * 0.3), glint);
    sketch.mark("eyes", new Blob(place.at(0.28 * r, 0.36 * r, 0), r * 0.14, r * 0.14), glint);
  }

  private void mouth() {
    switch (critter.look().mouth()) {
      case MUZZLE -> {
        Shape muzzle = new Blob(head.at(0.46, 0.42, 6), 0.4, 0.29);
        sketch.part("mouth", muzzle, Skin.plain(critter.coat().belly()).edge(0.6));
        nose(0.6, 0.26, 0.13);
        smile(0.48, 0.5);
      }
      case BEAK -> {
        Colour horn = critter.coat().belly().mix(Colour.of(0.78, 0.15, 70), 0.75);
        Shape lower = new Blob(head.at(0.52, 0.48, 14), 0.22, 0.11);
        sketch.part("mouth", lower, Skin.plain(horn.times(0.7)));
        Shape upper = new Blob(head.at(0.55, 0.34, 8), 0.33, 0.17, -0.35);
        sketch.part("mouth", upper, Skin.plain(horn));
      }
      default -> {
        nose(0.48, 0.26, 0.11);
        smile(0.4, 0.42);
      }
    }
  }

  private void nose(double x, double y, double size) {
    Skin skin = Skin.plain(Coat.INK.mix(critter.coat().fur(), 0.12)).edge(0).gloss(0.6);
    sketch.part("mouth", new Blob(head.at(x, y, 0), size, size * 0.72), skin);
  }

  private void smile(double x, double y) {
    List<Point> line =
        List.of(new Point(x - 0.2, y), new Point(x, y + 0.09), new Point(x + 0.22, y));
    Skin skin = Skin.plain(Coat.INK).edge(0).gloss(0);
    sketch.mark("mouth", Tube.smooth(head, line, 0.022, 0.036, 0.022), skin);
  }

  private void cheek() {
    Colour blush = critter.coat().fur().mix(Colour.of(0.68, 0.17, 15), 0.65);
    double soft = 0.12 * head.scale();
    sketch.canvas().haze(new Blob(head.at(-0.26, 0.34, 0), 0.16, 0.12), blush, soft, 0.6);
  }

  private void tuft() {
    Skin skin = Skin.plain(critter.coat().fur().mix(critter.coat().belly(), 0.6)).edge(0.7);
    for (int i = -1; i <= 1; i++) {
      List<Point> line =
          List.of(
              new Point(0.1 + 0.1 * i, -0.9),
              new Point(0.12 + 0.16 * i, -1.05),
              new Point(0.2 + 0.24 * i, -1.16));
      sketch.mark("hair", Tube.smooth(head, line, 0.085, 0.06, 0.015), skin);
    }
  }
}
