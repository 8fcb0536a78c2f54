/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;

/** Several runs of one job as programs read them, in {@code report.json}. */
final class RepeatJson {

  private RepeatJson() {}

  static Map<String, Object> of(RepeatSummary summary) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("runs", summary.runs().stream().map(RepeatJson::run).toList());
    all.put("one-split", summary.isOneSplit());
    all.put("test-to-train", summary.testToTrain());
    Map<String, Map<String, Object>> means = new LinkedHashMap<>();
    for (RepeatSummary.Mean mean : summary.means()) {
      means
          .computeIfAbsent(mean.split().id(), k -> new LinkedHashMap<>())
          .put(mean.score(), mean(mean));
    }
    all.put("mean", means);
    summary.pooledAccuracy().ifPresent(p -> all.put("cross-validated-accuracy", pooled(p)));
    return all;
  }

  private static Map<String, Object> run(RunResult run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("folder", run.name());
    all.put("seed", run.seed());
    run.fold().ifPresent(fold -> all.put("fold", fold));
    run.epoch().ifPresent(epoch -> all.put("chosen-epoch", epoch));
    all.put("data-fingerprint", run.fingerprint());
    run.gap().ifPresent(gap -> all.put("generalisation-gap", gap));
    all.put("overfitting", run.isOverfitted());
    Map<String, Object> pictures = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      pictures.put(split.id(), run.pictures(split));
    }
    all.put("pictures", pictures);
    Map<String, Object> scores = new LinkedHashMap<>();
    run.scores().forEach((split, values) -> scores.put(split.id(), values));
    all.put("scores", scores);
    return all;
  }

  private static Map<String, Object> mean(RepeatSummary.Mean mean) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mean", mean.values().mean());
    all.put("standard-deviation", mean.values().deviation());
    all.put("n", mean.values().n());
    all.put("lowest", mean.lowest());
    all.put("highest", mean.highest());
    mean.interval().ifPresent(i -> put(all, i));
    return all;
  }

  private static Map<String, Object> pooled(Proportion accuracy) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("value", accuracy.value());
    all.put("correct", accuracy.successes());
    all.put("n", accuracy.n());
    put(all, accuracy.wilson());
    return all;
  }

  private static void put(Map<String, Object> all, Interval interval) {
    all.put("interval-95", List.of(interval.low(), interval.high()));
    all.put("interval-method", interval.method());
  }
}
