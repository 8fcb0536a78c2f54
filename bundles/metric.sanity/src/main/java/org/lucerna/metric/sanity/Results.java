/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What all outputs are made from.
 *
 * @param rows by kind of map, in the order of the methods
 */
record Results(Study study, Setting setting, Map<Kind, Row> rows) {

  /**
   * How it was measured.
   *
   * @param data the data set's name, or empty
   * @param cost forward passes a map, beyond the trained network's
   */
  record Setting(String network, String data, SanityParams params, Stages stages, double cost) {}

  /**
   * @param cascade the head first, all layers last
   * @param statistics pictures they were fitted to
   */
  record Stages(List<Stage> cascade, List<Stage> single, int statistics) {
    Stage last() {
      return cascade.get(cascade.size() - 1);
    }
  }

  /** The three numbers of a comparison. */
  record Numbers(Estimate spearman, Estimate signed, Estimate ssim) {}

  /**
   * Of one kind of map.
   *
   * @param stages both of the cascade and of single layers
   * @param defects of how many maps nothing can be said, by reason
   */
  record Row(
      Map<Stage, Numbers> stages,
      Numbers edges,
      Numbers edgesAfter,
      Numbers reference,
      Map<String, Long> defects) {}

  static Results of(Study study, Setting setting) {
    Map<Kind, Row> rows = new LinkedHashMap<>();
    study.kinds().forEach(kind -> rows.put(kind, row(study, setting.stages(), kind)));
    return new Results(study, setting, rows);
  }

  private static Row row(Study study, Stages stages, Kind kind) {
    List<Stage> all =
        Stream.concat(stages.cascade().stream(), stages.single().stream()).distinct().toList();
    List<Study.Value> values = new ArrayList<>();
    for (Stage stage : all) {
      three().forEach(number -> values.add(Study.Value.at(stage, number)));
    }
    three().forEach(number -> values.add(Study.Value.of(Found::edges, number)));
    three().forEach(number -> values.add(Study.Value.of(Found::edgesAfter, number)));
    three().forEach(number -> values.add(Study.Value.of(Found::reference, number)));
    List<Estimate> estimates = study.estimate(kind, values);
    Map<Stage, Numbers> byStage = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      byStage.put(all.get(i), numbers(estimates, i));
    }
    Map<String, Long> defects = new LinkedHashMap<>();
    study.of(kind).stream()
        .map(Found::defect)
        .flatMap(Optional::stream)
        .forEach(d -> defects.merge(d, 1L, Long::sum));
    int n = all.size();
    return new Row(
        byStage,
        numbers(estimates, n),
        numbers(estimates, n + 1),
        numbers(estimates, n + 2),
        defects);
  }

  private static List<ToDoubleFunction<Likeness>> three() {
    return List.of(Likeness::spearman, Likeness::signed, Likeness::ssim);
  }

  private static Numbers numbers(List<Estimate> estimates, int place) {
    return new Numbers(
        estimates.get(3 * place), estimates.get(3 * place + 1), estimates.get(3 * place + 2));
  }

  /** The method alone where it is compared at one layer, else with the layer. */
  String name(Kind kind) {
    return severalLayers(kind) ? kind.label() + ", " + kind.layer() : kind.label();
  }

  /** The same for programs. */
  String id(Kind kind) {
    return severalLayers(kind) ? kind.method() + "@" + kind.layer() : kind.method();
  }

  private boolean severalLayers(Kind kind) {
    return rows.keySet().stream().filter(k -> k.method().equals(kind.method())).count() > 1;
  }

  boolean hasReference() {
    return setting.params().reference().isPresent();
  }
}
