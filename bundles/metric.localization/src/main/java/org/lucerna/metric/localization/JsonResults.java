/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.examination.Baseline;

/** The result for programs: percent with two digits, thresholds as shares. */
final class JsonResults {

  private final Results results;

  JsonResults(Results results) {
    this.results = results;
  }

  Map<String, Object> all() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pictures", results.study().pictures().size());
    json.put("groups", results.study().groups());
    results.accuracy().forEach((key, e) -> put(json, key, e));
    json.put("unit", "percent");
    json.put("iou", results.params().iou());
    json.put("scale", word(results.params().scale()));
    json.put("tolerance", results.params().tolerance());
    json.put("target", word(results.params().target()));
    json.put("method", results.id(results.first().kind()));
    json.putAll(kind(results.first()));
    results
        .baseline(Baseline.CENTRE)
        .flatMap(k -> k.figure(Measure.POINTING))
        .ifPresent(e -> json.put("pointing_centre", percent(e.value())));
    results
        .baseline(Baseline.WHOLE_PICTURE)
        .ifPresent(k -> json.put("whole_picture_box", percent(k.curve()[0])));
    json.put("methods", kinds(results.methods()));
    json.put("baselines", kinds(results.baselines()));
    json.put("differences_to_" + results.id(results.first().kind()), differences());
    return json;
  }

  private Map<String, Object> kinds(List<KindStudy> kinds) {
    Map<String, Object> json = new LinkedHashMap<>();
    kinds.forEach(k -> json.put(results.id(k.kind()), kind(k)));
    return json;
  }

  private Map<String, Object> kind(KindStudy study) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!study.kind().isBaseline()) {
      json.put("layer", study.kind().layer());
    }
    json.put("maps", study.maps());
    json.put("without_evidence", study.withoutEvidence());
    for (Measure measure : Measure.AT_THRESHOLDS) {
      atThresholds(study, measure, json);
    }
    for (Measure measure : Measure.values()) {
      study.figure(measure).ifPresent(e -> put(json, measure.key(), e));
    }
    json.put("max_box_acc_threshold", results.study().levels().share(study.best()));
    json.put("max_box_acc_v2_thresholds", shares(study.bestAny()));
    json.put("tuning", tuning(study.boxes()));
    study.pixels().ifPresent(tuned -> json.put("pixel_tuning", tuning(tuned)));
    json.put("curve", curve(study));
    return json;
  }

  private void atThresholds(KindStudy study, Measure measure, Map<String, Object> json) {
    String key = measure == Measure.KNOWN ? results.knownKey() : measure.key();
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> errors = new LinkedHashMap<>();
    Map<String, Object> intervals = new LinkedHashMap<>();
    for (double share : results.params().thresholds()) {
      Optional<Estimate> found = study.figure(measure, share);
      found.ifPresent(
          e -> {
            values.put(String.valueOf(share), percent(e.value()));
            errors.put(String.valueOf(share), percent(1 - e.value()));
            interval(e).ifPresent(i -> intervals.put(String.valueOf(share), i));
          });
    }
    if (!values.isEmpty()) {
      json.put(key, values);
      json.put(key + "_interval_95", intervals);
      if (measure == Measure.TOP1 || measure == Measure.TOP5) {
        json.put(key + "_error", errors);
      }
    }
  }

  private List<Double> shares(int[] levels) {
    return Arrays.stream(levels).mapToObj(results.study().levels()::share).toList();
  }

  private List<Map<String, Object>> tuning(Halves.Tuned tuned) {
    List<Map<String, Object>> both = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      if (tuned.level()[1 - half] < 0 || tuned.n()[half] == 0) {
        continue;
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("chosen_on", tuned.n()[1 - half]);
      one.put("threshold", results.study().levels().share(tuned.judgedAt(half)));
      one.put("pictures", tuned.n()[half]);
      one.put("value", percent(tuned.onOther()[half]));
      both.add(one);
    }
    return both;
  }

  private Map<String, Object> curve(KindStudy study) {
    Map<String, Object> json = new LinkedHashMap<>();
    Levels levels = results.study().levels();
    double[] shares = new double[levels.count()];
    Arrays.setAll(shares, levels::share);
    json.put("threshold", Arrays.stream(shares).boxed().toList());
    json.put(results.knownKey(), percents(study.curve()));
    study
        .pixelCurves()
        .ifPresent(
            c -> {
              json.put("pixel_precision", percents(c.precision()));
              json.put("pixel_recall", percents(c.recall()));
              json.put("pixel_iou", percents(c.iou()));
            });
    return json;
  }

  private Map<String, Object> differences() {
    Map<String, Object> json = new LinkedHashMap<>();
    results
        .differences()
        .forEach(
            (kind, estimates) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              estimates.forEach((key, e) -> put(one, key, e));
              json.put(results.id(kind), one);
            });
    return json;
  }

  private static void put(Map<String, Object> json, String key, Estimate e) {
    json.put(key, percent(e.value()));
    interval(e).ifPresent(i -> json.put(key + "_interval_95", i));
    json.put(key + "_n", e.n());
  }

  private static Optional<List<Double>> interval(Estimate e) {
    return e.interval().map(i -> List.of(percent(i.low()), percent(i.high())));
  }

  private static List<Double> percents(double[] values) {
    return Arrays.stream(values).mapToObj(JsonResults::percent).toList();
  }

  private static double percent(double share) {
    return Math.round(share * 10000) / 100.0;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
