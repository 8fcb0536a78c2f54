/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/**
 * Estimates statistics of pictures with bootstrap intervals. Related pictures (one group) are drawn
 * together: duplicates must not make a result look more certain than it is.
 */
final class Sampling {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  private final List<int[]> groups;
  private final int pictures;

  Sampling(List<PictureResult> results) {
    Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      byGroup.computeIfAbsent(results.get(i).picture().group(), g -> new ArrayList<>()).add(i);
    }
    this.groups =
        byGroup.values().stream()
            .map(g -> g.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    this.pictures = results.size();
  }

  int groups() {
    return groups.size();
  }

  /** All from the same samples of groups. */
  Map<String, Estimate> estimate(Map<String, Statistic> statistics) {
    List<Statistic> all = List.copyOf(statistics.values());
    List<Optional<Interval>> intervals =
        groups.size() < 2
            ? all.stream().map(s -> Optional.<Interval>empty()).toList()
            : BOOTSTRAP.intervals(groups.size(), all.size(), drawn -> values(all, drawn));
    int[] once = new int[pictures];
    Arrays.fill(once, 1);
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    int i = 0;
    for (Map.Entry<String, Statistic> entry : statistics.entrySet()) {
      Statistic s = entry.getValue();
      estimates.put(entry.getKey(), new Estimate(s.n(), s.of(once), intervals.get(i++)));
    }
    return estimates;
  }

  private double[] values(List<Statistic> statistics, int[] drawn) {
    int[] weights = new int[pictures];
    for (int group : drawn) {
      for (int picture : groups.get(group)) {
        weights[picture]++;
      }
    }
    return statistics.stream().mapToDouble(s -> s.of(weights)).toArray();
  }
}
