/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.measure.MapScore;

/**
 * One map and its measures.
 *
 * @param predicted index of the class the network takes the picture for
 * @param target what is explained, such as a class's name
 * @param probability where that is a class
 * @param evidence whether the map is positive anywhere; without, nothing is measured
 */
record MapRow(
    MapKind kind,
    Sample sample,
    int predicted,
    String target,
    OptionalDouble probability,
    boolean evidence,
    List<MapScore> scores) {

  /** Pictures of one group are related and count as one draw. */
  String group() {
    return sample.group().map(g -> "group " + g).orElse("picture " + sample.id());
  }

  /** What maps of different kinds have in common when they explain the same. */
  String subject() {
    return sample.id() + "\n" + target;
  }

  Optional<MapScore> score(String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
