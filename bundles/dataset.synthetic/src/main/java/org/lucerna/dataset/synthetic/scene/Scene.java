/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.Optional;
import org.lucerna.dataset.synthetic.critter.Species;

/**
 * All that a picture is drawn from.
 *
 * @param seed of the data set
 * @param number of the picture: with the seed it decides all that does not tell the class
 * @param species of the creature
 * @param other of a second, smaller creature
 * @param marked whether it carries the planted mark
 * @param size width and height in pixels; the same scene can be drawn in any size
 */
public record Scene(
    long seed, long number, Species species, Optional<Species> other, boolean marked, int size) {

  /** Changes whenever the same scene would be drawn differently. */
  public static final int VERSION = 3;

  /** A line that tells scenes apart, for hashing. */
  public String describe() {
    return String.join(
        " ",
        "critters",
        "version=" + VERSION,
        "seed=" + seed,
        "number=" + number,
        "species=" + species.id(),
        "other=" + other.map(Species::id).orElse(""),
        "marked=" + marked,
        "size=" + size);
  }
}
