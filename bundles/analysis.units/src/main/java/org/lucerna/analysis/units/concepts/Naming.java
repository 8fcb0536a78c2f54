/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lucerna.analysis.units.patches.Firing;
import org.lucerna.analysis.units.patches.TopPatches;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;

/**
 * What units respond to, from pictures none of which is explained: names by dissection, where some
 * have masks, and the places that fire each unit most.
 *
 * @param pictures how many there were
 * @param masked those with masks
 * @param thresholds T_k of each unit; empty where no picture has masks
 */
record Naming(
    int pictures,
    int masked,
    Map<Integer, UnitName> names,
    Optional<float[]> thresholds,
    Map<Integer, List<Firing>> firings) {

  /**
   * @param units those that need a name
   */
  static Naming of(Inspection inspection, Wish wish, Set<Integer> units, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = wish.pictures();
    LayerId layer = wish.layer();
    Map<Integer, List<Firing>> firings = new TreeMap<>();
    TopPatches patches =
        TopPatches.find(
            inspection,
            pictures,
            new TopPatches.Wish(List.of(layer), wish.params().patches(), true),
            progress.part("what fires each unit most", 0.3));
    units.forEach(unit -> firings.put(unit, patches.of(layer, unit)));
    Masked masked = Masked.of(inspection, pictures, progress.part("reading masks", 0.1));
    if (masked.size() == 0) {
      return new Naming(pictures.size(), 0, Map.of(), Optional.empty(), firings);
    }
    Dissector.Settings settings =
        new Dissector.Settings(wish.params().quantile(), wish.params().placement(), 1);
    DissectedLayer dissected =
        new Dissector(inspection, masked, List.of(layer), settings)
            .dissect(progress.part("units against masks", 0.5))
            .get(0);
    Map<Integer, UnitName> names = new TreeMap<>();
    for (UnitScore score :
        Scores.of(dissected, units, inspection.seed(), progress.part("intervals", 0.1))) {
      names.put(score.unit(), UnitName.of(score, masked, wish.params().detector()));
    }
    return new Naming(
        pictures.size(), masked.size(), names, Optional.of(dissected.thresholds()), firings);
  }

  /** From which pictures units of which layer get their names. */
  record Wish(LayerId layer, List<InspectedPicture> pictures, WordsParams params) {}

  boolean hasMasks() {
    return masked > 0;
  }

  UnitName name(int unit) {
    return names.getOrDefault(unit, UnitName.UNKNOWN);
  }
}
