/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/**
 * Means over pictures with bootstrap intervals: groups of related pictures are drawn together,
 * since duplicates must not make a result look more certain than it is. The weights drawn are
 * given, not drawn again: the intervals say nothing of other draws.
 */
final class Study {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  private final List<Found> found;
  private final List<List<Found>> groups;

  Study(List<Found> found) {
    this.found = List.copyOf(found);
    Map<String, List<Found>> byGroup = new LinkedHashMap<>();
    found.forEach(f -> byGroup.computeIfAbsent(f.picture().group(), g -> new ArrayList<>()).add(f));
    this.groups = List.copyOf(byGroup.values());
  }

  List<Found> found() {
    return found;
  }

  int pictures() {
    return (int) found.stream().map(f -> f.picture().index()).distinct().count();
  }

  int groups() {
    return groups.size();
  }

  /** In the order of the methods. */
  List<Kind> kinds() {
    return found.stream().map(Found::kind).distinct().toList();
  }

  List<Found> of(Kind kind) {
    return found.stream().filter(f -> f.kind().equals(kind)).toList();
  }

  /** What a number is of. */
  interface Value extends ToDoubleFunction<Found> {

    /** At a stage; NaN where it is not defined. */
    static Value at(Stage stage, ToDoubleFunction<Likeness> number) {
      return f ->
          f.stages().containsKey(stage) ? number.applyAsDouble(f.stages().get(stage)) : Double.NaN;
    }

    /** Of something that not every map has. */
    static Value of(Function<Found, Optional<Likeness>> which, ToDoubleFunction<Likeness> number) {
      return f -> which.apply(f).map(number::applyAsDouble).orElse(Double.NaN);
    }
  }

  /** All of one kind of maps, from the same samples of groups. */
  List<Estimate> estimate(Kind kind, List<Value> values) {
    double[][] sums = new double[groups.size()][values.size()];
    int[][] counts = new int[groups.size()][values.size()];
    for (int g = 0; g < groups.size(); g++) {
      for (Found f : groups.get(g)) {
        for (int v = 0; v < values.size() && f.kind().equals(kind); v++) {
          double value = values.get(v).applyAsDouble(f);
          if (!Double.isNaN(value)) {
            sums[g][v] += value;
            counts[g][v]++;
          }
        }
      }
    }
    int[] once = new int[groups.size()];
    Arrays.setAll(once, i -> i);
    double[] means = means(once, sums, counts);
    List<Optional<Interval>> intervals =
        groups.size() < 2
            ? values.stream().map(v -> Optional.<Interval>empty()).toList()
            : BOOTSTRAP.intervals(
                groups.size(), values.size(), drawn -> means(drawn, sums, counts));
    List<Estimate> estimates = new ArrayList<>();
    for (int v = 0; v < values.size(); v++) {
      int column = v;
      int n = Arrays.stream(counts).mapToInt(c -> c[column]).sum();
      estimates.add(new Estimate(n, means[v], n < 2 ? Optional.empty() : intervals.get(v)));
    }
    return estimates;
  }

  private static double[] means(int[] drawn, double[][] sums, int[][] counts) {
    int columns = sums[0].length;
    double[] means = new double[columns];
    for (int v = 0; v < columns; v++) {
      double sum = 0;
      int count = 0;
      for (int group : drawn) {
        sum += sums[group][v];
        count += counts[group][v];
      }
      means[v] = count == 0 ? Double.NaN : sum / count;
    }
    return means;
  }
}
