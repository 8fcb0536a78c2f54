/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.statistics.Interval;

/** Results for programs, and what command {@code lab} reads back. */
final class JsonResults {

  private JsonResults() {}

  static Map<String, Object> of(Results results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("world", results.world().id());
    json.put("qualified", results.qualification().isQualified());
    json.put("why-not", results.qualification().why());
    json.put("right", results.qualification().right());
    json.put("pictures", results.qualification().all());
    json.put("checks", results.qualification().checks().stream().map(JsonResults::check).toList());
    Map<String, Object> drops = new LinkedHashMap<>();
    results.drops().forEach((part, drop) -> drops.put(part, estimate(drop)));
    json.put("logit-falls", drops);
    results.scores().ifPresent(s -> scores(results, s, json));
    return json;
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("asked", check.asked());
    json.put("n", check.n());
    json.put("value", check.value());
    json.put("low", check.interval().low());
    json.put("high", check.interval().high());
    json.put("interval", check.interval().method());
    json.put("required", check.rule().text());
    json.put("passed", check.passes());
    return json;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", estimate.n());
    if (estimate.isDefined()) {
      json.put("value", estimate.value());
    }
    estimate.interval().map(Interval::low).ifPresent(v -> json.put("low", v));
    estimate.interval().map(Interval::high).ifPresent(v -> json.put("high", v));
    return json;
  }

  private static void scores(Results results, Scores scores, Map<String, Object> json) {
    Map<String, Object> chance = new LinkedHashMap<>();
    List<Object> rows = new ArrayList<>();
    Map<String, Object> pictures = new LinkedHashMap<>();
    for (Measure measure : results.world().measures()) {
      chance.put(measure.id(), scores.chance(measure));
      Map<String, Object> byMethod = new LinkedHashMap<>();
      for (String method : scores.methods()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", measure.id());
        row.put("method", method);
        row.put("baseline", Scores.BASELINES.contains(method));
        row.putAll(estimate(results.estimate(measure, method)));
        row.put("undefined", scores.undefined(measure, method));
        rows.add(row);
        byMethod.put(method, defined(scores, measure, method));
      }
      pictures.put(measure.id(), byMethod);
    }
    json.put("labels", results.labels());
    json.put("chance", chance);
    json.put("methods", rows);
    json.put("scores", pictures);
  }

  private static Map<String, Object> defined(Scores scores, Measure measure, String method) {
    double[] values = scores.values().get(measure).get(method);
    Map<String, Object> byPicture = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        byPicture.put(scores.pictures().get(i), values[i]);
      }
    }
    return byPicture;
  }
}
