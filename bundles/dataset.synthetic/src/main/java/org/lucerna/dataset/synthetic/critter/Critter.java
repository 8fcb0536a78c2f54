/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;

/**
 * A creature without what makes its class: where it is, how it is built, how it looks.
 *
 * @param place its upright frame: origin in the middle of the body, unit the body length
 */
public record Critter(Frame place, Build build, Coat coat, Look look) {

  public static Critter roll(Frame place, Coat coat, Dice dice) {
    return new Critter(place, Build.roll(dice), coat, Look.roll(dice));
  }

  /** Names of the parts this creature shows, besides body and head which carry them. */
  public List<String> parts(Species species) {
    List<String> parts = new ArrayList<>();
    if (species != Species.LOPPIN) {
      parts.add("ears");
    }
    if (species != Species.RINGLE && look.tail() != Look.Tail.NONE) {
      parts.add("tail");
    }
    parts.addAll(List.of("eyes", "mouth", "legs"));
    if (look.patch()) {
      parts.add("belly");
    }
    if (look.scarf()) {
      parts.add("scarf");
    }
    if (look.tuft()) {
      parts.add("hair");
    }
    parts.add(species.definingPart());
    return parts;
  }

  /**
   * This creature's place and build with another individual's colours, look and stride: what a part
   * of the other is drawn from when this one wears it.
   */
  public Critter wearing(Critter other) {
    return new Critter(place, build.striding(other.build().stride()), other.coat(), other.look());
  }

  /** Along the body's axis. */
  Frame body() {
    return place.at(0, 0, build.pitch());
  }

  /** Around the middle of the head. */
  Frame head() {
    Frame neck = place.at(0, 0, build.pitch() * 0.6);
    return neck.at(build.reach(), -build.height() - 0.05, build.tilt() - build.pitch() * 0.6);
  }

  /** How far below the middle of the body the feet stand. */
  public double ground() {
    return build.height() + build.legs();
  }

  /** The colour of parts on the far side. */
  static Colour far(Colour colour) {
    return colour.times(0.62);
  }
}
