/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Optional;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.measure.TrustCard;

/**
 * A map with its card.
 *
 * @param kind method and layer, or the baseline
 * @param blind whether it is a baseline
 * @param truth where it is known what the map should show
 */
record Assessed(
    InspectedPicture picture,
    String kind,
    boolean blind,
    TrustCard card,
    Optional<Truthfulness> truth) {

  boolean is(TrustCard.Verdict verdict) {
    return card.verdict() == verdict;
  }

  boolean isRight() {
    return truth.isPresent() && truth.get().isRight();
  }
}
