/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;

/**
 * A share of maps with its 95 % interval: Wilson's where every picture stands alone; where several
 * maps are of one picture, or pictures are duplicates, the percentile bootstrap of the groups,
 * which are drawn as a whole. Where all or none are counted the bootstrap has no width, and
 * Wilson's for as many trials as there are groups stands in.
 *
 * @param n number of maps
 * @param groups number of groups that they are of
 */
record Share(int counted, int n, int groups, Optional<Interval> interval) {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  static Share of(List<Assessed> maps, Predicate<Assessed> counts) {
    List<int[]> groups = groups(maps, counts);
    int counted = groups.stream().mapToInt(g -> g[0]).sum();
    if (maps.isEmpty()) {
      return new Share(0, 0, 0, Optional.empty());
    }
    Interval interval;
    if (groups.size() == maps.size()) {
      interval = new Proportion(counted, maps.size()).wilson();
    } else if (counted == 0 || counted == maps.size()) {
      interval = new Proportion(counted == 0 ? 0 : groups.size(), groups.size()).wilson();
    } else {
      interval = BOOTSTRAP.interval(groups.size(), drawn -> share(groups, drawn));
    }
    return new Share(counted, maps.size(), groups.size(), Optional.of(interval));
  }

  /** How many maps of each group count, and how many there are. */
  private static List<int[]> groups(List<Assessed> maps, Predicate<Assessed> counts) {
    Map<String, int[]> groups = new LinkedHashMap<>();
    for (Assessed map : maps) {
      int[] group = groups.computeIfAbsent(map.picture().group(), g -> new int[2]);
      group[0] += counts.test(map) ? 1 : 0;
      group[1]++;
    }
    return new ArrayList<>(groups.values());
  }

  private static double share(List<int[]> groups, int[] drawn) {
    double counted = 0;
    double all = 0;
    for (int i : drawn) {
      counted += groups.get(i)[0];
      all += groups.get(i)[1];
    }
    return counted / all;
  }

  double value() {
    return (double) counted / n;
  }

  /** Such as {@code 93.1 % (85.0 to 97.0), 67 of 72}. */
  String text() {
    return interval
        .map(
            i ->
                String.format(
                    Locale.ROOT,
                    "%.1f %% (%.1f to %.1f), %d of %d",
                    100 * value(),
                    100 * i.low(),
                    100 * i.high(),
                    counted,
                    n))
        .orElse("none");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("counted", counted);
    json.put("n", n);
    json.put("groups", groups);
    interval.ifPresent(
        i -> {
          json.put("share", value());
          json.put("interval-95", List.of(i.low(), i.high()));
          json.put("interval-method", i.method());
        });
    return json;
  }
}
