/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/**
 * A mean over pictures with its 95 % interval; pictures of one group count as one draw.
 *
 * @param n pictures
 * @param groups of related pictures
 * @param mean over pictures
 * @param interval of the percentile bootstrap over groups; empty for a single group
 */
record Measured(int n, int groups, double mean, Optional<Interval> interval) {

  private static final int RESAMPLES = 2000;

  /**
   * @param values by picture
   * @param groups by picture
   */
  static Measured of(double[] values, List<String> groups, long seed) {
    if (values.length == 0) {
      return new Measured(0, 0, Double.NaN, Optional.empty());
    }
    List<double[]> members = List.copyOf(grouped(values, groups).values());
    double[] sums = members.stream().mapToDouble(Measured::sum).toArray();
    Optional<Interval> interval =
        members.size() < 2
            ? Optional.empty()
            : Optional.of(
                new Bootstrap(RESAMPLES, seed)
                    .interval(
                        members.size(),
                        drawn -> {
                          double sum = 0;
                          int n = 0;
                          for (int g : drawn) {
                            sum += sums[g];
                            n += members.get(g).length;
                          }
                          return sum / n;
                        }));
    return new Measured(values.length, members.size(), sum(values) / values.length, interval);
  }

  /** The mean of each group, in the order in which they first appear. */
  static double[] groupMeans(double[] values, List<String> groups) {
    return grouped(values, groups).values().stream().mapToDouble(v -> sum(v) / v.length).toArray();
  }

  private static Map<String, double[]> grouped(double[] values, List<String> groups) {
    Map<String, List<Double>> lists = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      lists.computeIfAbsent(groups.get(i), g -> new ArrayList<>()).add(values[i]);
    }
    Map<String, double[]> arrays = new LinkedHashMap<>();
    lists.forEach((g, l) -> arrays.put(g, l.stream().mapToDouble(v -> v).toArray()));
    return arrays;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  boolean isDefined() {
    return n > 0;
  }
}
