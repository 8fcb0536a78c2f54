/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores by measure, method and picture.
 *
 * @param pictures ids, in order
 * @param values NaN where a score is not defined
 * @param chance by measure and picture
 */
record Scores(
    List<String> pictures,
    Map<Measure, Map<String, double[]>> values,
    Map<Measure, double[]> chance) {

  /** Maps that ask no network; the first is the truth itself. */
  static final List<String> BASELINES = List.of("oracle", "random", "centre", "edges");

  static Scores empty(List<Case> cases, List<Measure> measures) {
    Map<Measure, Map<String, double[]>> values = new EnumMap<>(Measure.class);
    Map<Measure, double[]> chance = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      values.put(measure, new LinkedHashMap<>());
      chance.put(measure, cases.stream().mapToDouble(c -> Scorer.chance(measure, c)).toArray());
    }
    return new Scores(cases.stream().map(Case::id).toList(), values, chance);
  }

  /** All that were scored, methods first, in the order they were asked for. */
  List<String> methods() {
    List<String> all = new ArrayList<>();
    values
        .values()
        .forEach(m -> m.keySet().stream().filter(k -> !all.contains(k)).forEach(all::add));
    all.sort(Comparator.comparingInt(m -> BASELINES.indexOf(m) < 0 ? 0 : 1));
    return all;
  }

  void put(Measure measure, String method, int picture, double value) {
    values.get(measure)
            .computeIfAbsent(
                method,
                m -> {
                  double[] none = new double[pictures.size()];
                  Arrays.fill(none, Double.NaN);
                  return none;
                })[picture] =
        value;
  }

  Estimate estimate(Measure measure, String method, long seed) {
    return Estimate.of(values.get(measure).get(method), seed);
  }

  /** Pictures of which the truth is known, and the map says nothing. */
  int undefined(Measure measure, String method) {
    double[] truth = values.get(measure).get("oracle");
    double[] own = values.get(measure).get(method);
    int count = 0;
    for (int i = 0; i < truth.length; i++) {
      count += Double.isNaN(own[i]) && !Double.isNaN(truth[i]) ? 1 : 0;
    }
    return count;
  }

  /** Over the pictures the measure is defined for. */
  double chance(Measure measure) {
    return Arrays.stream(chance.get(measure))
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }
}
