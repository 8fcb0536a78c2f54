/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/**
 * A mean over pictures, with the 95 % percentile bootstrap interval. Related pictures (one group)
 * are drawn together: duplicates must not make a result look more certain than it is.
 *
 * @param n number of values
 * @param interval empty where there are fewer than two groups
 */
record GroupedMean(int n, double value, Optional<Interval> interval) {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  /** A value and the group it belongs to. */
  record Item(String group, double value) {}

  /**
   * @throws IllegalArgumentException if there is no item
   */
  static GroupedMean of(List<Item> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("nothing to average");
    }
    Map<String, double[]> byGroup = new LinkedHashMap<>();
    for (Item item : items) {
      double[] sum = byGroup.computeIfAbsent(item.group(), g -> new double[2]);
      sum[0] += item.value();
      sum[1]++;
    }
    List<double[]> groups = new ArrayList<>(byGroup.values());
    double mean = items.stream().mapToDouble(Item::value).sum() / items.size();
    Optional<Interval> interval =
        groups.size() < 2
            ? Optional.empty()
            : Optional.of(BOOTSTRAP.interval(groups.size(), drawn -> mean(groups, drawn)));
    return new GroupedMean(items.size(), mean, interval);
  }

  private static double mean(List<double[]> groups, int[] drawn) {
    double sum = 0;
    double count = 0;
    for (int g : drawn) {
      sum += groups.get(g)[0];
      count += groups.get(g)[1];
    }
    return sum / count;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean", value);
    json.put("n", n);
    interval.ifPresent(
        i -> {
          json.put("interval-95", List.of(i.low(), i.high()));
          json.put("interval-method", i.method());
        });
    return json;
  }
}
