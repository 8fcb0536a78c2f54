/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result for programs. */
final class JsonResults {

  private final Results results;
  private final Results.Stages stages;

  JsonResults(Results results) {
    this.results = results;
    this.stages = results.setting().stages();
  }

  Map<String, Object> all() {
    SanityParams params = results.setting().params();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pictures", results.study().pictures());
    json.put("groups", results.study().groups());
    json.put("draws", params.draws());
    json.put("statistics_from_pictures", stages.statistics());
    json.put("passes_a_map", results.setting().cost());
    Map<String, Object> methods = new LinkedHashMap<>();
    results.rows().forEach((kind, row) -> methods.put(results.id(kind), method(row)));
    json.put("methods", methods);
    return json;
  }

  private Map<String, Object> method(Results.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    Results.Numbers all = row.stages().get(stages.last());
    json.put("similarity", estimate(all.spearman()));
    json.put("signed", estimate(all.signed()));
    json.put("ssim", estimate(all.ssim()));
    json.put("head", estimate(row.stages().get(stages.cascade().get(0)).spearman()));
    json.put("edges_before", estimate(row.edges().spearman()));
    json.put("edges_after", estimate(row.edgesAfter().spearman()));
    if (results.hasReference()) {
      json.put("other_network", estimate(row.reference().spearman()));
      json.put("other_network_ssim", estimate(row.reference().ssim()));
    }
    json.put("cascade", steps(row, stages.cascade()));
    if (!stages.single().isEmpty()) {
      json.put("single_layers", steps(row, stages.single()));
    }
    if (!row.defects().isEmpty()) {
      json.put("left_out", new LinkedHashMap<String, Object>(row.defects()));
    }
    return json;
  }

  private static List<Map<String, Object>> steps(Results.Row row, List<Stage> some) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Stage stage : some) {
      Results.Numbers numbers = row.stages().get(stage);
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("new_from", stage.name());
      step.put("share", stage.share());
      step.put("similarity", estimate(numbers.spearman()));
      step.put("signed", estimate(numbers.signed()));
      step.put("ssim", estimate(numbers.ssim()));
      steps.add(step);
    }
    return steps;
  }

  private static Map<String, Object> estimate(Estimate e) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", e.n());
    if (e.isDefined()) {
      json.put("value", e.value());
      e.interval().ifPresent(i -> json.put("interval_95", List.of(i.low(), i.high())));
    }
    return json;
  }
}
