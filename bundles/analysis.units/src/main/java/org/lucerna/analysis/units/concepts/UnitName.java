/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Optional;

/**
 * What the data set's masks say about a unit.
 *
 * @param nearest the best concept in one half of the pictures that name units; empty where there
 *     are no masks, or the unit never shares a pixel with any
 * @param named whether its IoU in the other half is above the detector threshold
 * @param heldOut that IoU; NaN where not known
 */
record UnitName(Optional<Concept> nearest, boolean named, double heldOut, double low, double high) {

  static final UnitName UNKNOWN = new UnitName(Optional.empty(), false, Double.NaN, 0, 0);

  static UnitName of(UnitScore score, Masked masked, double detector) {
    Optional<Concept> nearest =
        score.chosen().isPresent()
            ? Optional.of(masked.concepts().get(score.chosen().getAsInt()))
            : Optional.empty();
    return new UnitName(
        nearest, score.heldOut() > detector, score.heldOut(), score.low(), score.high());
  }

  /** The concept the unit is called by; empty where none fits it well enough. */
  Optional<Concept> concept() {
    return nearest.filter(c -> named);
  }
}
