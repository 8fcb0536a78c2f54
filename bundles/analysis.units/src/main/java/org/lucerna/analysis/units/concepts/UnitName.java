/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Optional;

/**
 * What the data set's masks say about a unit.
 *
 * @param concept chosen on one half of the pictures that name units; empty where its IoU on the
 *     other half is not above the detector threshold, or where there are no masks
 * @param heldOut that IoU; NaN where not known
 */
record UnitName(Optional<Concept> concept, double heldOut, double low, double high) {

  static final UnitName UNKNOWN = new UnitName(Optional.empty(), Double.NaN, 0, 0);

  static UnitName of(UnitScore score, Masked masked, double detector) {
    boolean named = score.heldOut() > detector;
    return new UnitName(
        named
            ? Optional.of(masked.concepts().get(score.chosen().orElseThrow()))
            : Optional.empty(),
        score.heldOut(),
        score.low(),
        score.high());
  }

  String label() {
    return concept.map(Concept::label).orElse("no concept");
  }
}
