/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Map;
import java.util.Optional;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * What was found of one map.
 *
 * @param defect why it is compared with nothing; the rest is then empty
 * @param stages how alike it is to the maps of networks with new weights
 * @param edges how alike it is to the picture's edges
 * @param edgesAfter how alike the map of the network without any trained weight is to them
 * @param reference how alike it is to the map of another trained network, if there is one
 */
record Found(
    InspectedPicture picture,
    Kind kind,
    Optional<String> defect,
    Map<Stage, Likeness> stages,
    Optional<Likeness> edges,
    Optional<Likeness> edgesAfter,
    Optional<Likeness> reference) {

  Found {
    stages = Map.copyOf(stages);
  }

  static Found defective(InspectedPicture picture, Kind kind, String defect) {
    return new Found(
        picture,
        kind,
        Optional.of(defect),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
