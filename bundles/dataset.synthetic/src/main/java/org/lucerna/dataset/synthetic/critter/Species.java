/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.Locale;
import java.util.Optional;

/** The classes, in order. */
public enum Species {
  FLIMBY("wings", new Wings()),
  TUCKLE("shell", new Shell()),
  LOPPIN("long-ears", new LongEars()),
  RINGLE("ringed-tail", new RingedTail()),
  BRANTO("antlers", new Antlers()),
  DOTLIN("spots", new Spots()),
  FINNET("sail", new Sail());

  private final String part;
  private final Trait trait;

  Species(String part, Trait trait) {
    this.part = part;
    this.trait = trait;
  }

  /** The class name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the part that no other class has. */
  public String definingPart() {
    return part;
  }

  Trait trait() {
    return trait;
  }

  /** By class name. */
  public static Optional<Species> find(String id) {
    for (Species species : values()) {
      if (species.id().equals(id)) {
        return Optional.of(species);
      }
    }
    return Optional.empty();
  }
}
