/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.Map;
import java.util.Set;

/**
 * What of a creature is missing, or another individual's.
 *
 * @param missing names of parts that are not drawn
 * @param donors by part, the creature it is taken from; it has the same frame as the creature it is
 *     put on, see {@link Critter#wearing}
 */
public record Changes(Set<String> missing, Map<String, Critter> donors) {

  /** None of it. */
  public static final Changes NONE = new Changes(Set.of(), Map.of());

  public Changes {
    missing = Set.copyOf(missing);
    donors = Map.copyOf(donors);
  }

  boolean shows(String part) {
    return !missing.contains(part);
  }

  Critter of(String part, Critter own) {
    return donors.getOrDefault(part, own);
  }
}
