/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Split;

/**
 * What a finished run left in its {@code report.json} and {@code manifest.json}.
 *
 * @param name of its folder
 * @param fold from 1; empty where there are no folds
 * @param fingerprint of data and split: equal where two runs had the same pictures in each split
 * @param scores by split and name, in the order measured
 * @param report the whole of {@code report.json}
 */
record RunResult(
    String name,
    long seed,
    OptionalInt fold,
    String fingerprint,
    Map<Split, Map<String, Double>> scores,
    JsonObject report) {

  private static final String GAP = "generalisation-gap";

  static RunResult read(RunFolder folder, Member member) throws IOException {
    JsonObject report = Json.tree(folder.reportJson());
    Map<Split, Map<String, Double>> scores = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      if (report.has(split.id())) {
        Map<String, Double> values = new LinkedHashMap<>();
        report
            .getAsJsonObject(split.id())
            .entrySet()
            .forEach(
                e ->
                    values.put(
                        e.getKey(), e.getValue().getAsJsonObject().get("value").getAsDouble()));
        scores.put(split, values);
      }
    }
    return new RunResult(
        member.name(),
        member.job().seed(),
        member.fold(),
        Json.tree(folder.manifest()).get("data-fingerprint").getAsString(),
        scores,
        report);
  }

  /** Whether a score lies between 0 and 1. */
  boolean isShare(Split split, String score) {
    JsonElement scores = report.get(split.id());
    return scores != null
        && scores
            .getAsJsonObject()
            .getAsJsonObject(score)
            .get("unit")
            .getAsString()
            .equals("share");
  }

  /** Pictures in a split. */
  int pictures(Split split) {
    return data().get(split.id()).getAsInt();
  }

  /** The epoch whose weights were used; empty where nothing was trained. */
  OptionalInt epoch() {
    return report.has("chosen-epoch")
        ? OptionalInt.of(report.get("chosen-epoch").getAsInt())
        : OptionalInt.empty();
  }

  List<String> classes() {
    return texts(data().getAsJsonArray("classes"));
  }

  String dataName() {
    return data().get("name").getAsString();
  }

  /** What a reader of the run must not overlook. */
  List<String> notes() {
    return texts(report.getAsJsonArray("notes"));
  }

  boolean isPartial() {
    for (JsonElement problem : data().getAsJsonArray("problems")) {
      String kind = problem.getAsJsonObject().get("kind").getAsString();
      if (Problem.Kind.valueOf(kind).isSkipped()) {
        return true;
      }
    }
    return false;
  }

  /** Accuracy on train less that on held-out pictures; empty where one was not evaluated. */
  OptionalDouble gap() {
    return report.has(GAP)
        ? OptionalDouble.of(report.getAsJsonObject(GAP).get("value").getAsDouble())
        : OptionalDouble.empty();
  }

  /** Whether that gap was called overfitting. */
  boolean isOverfitted() {
    return report.has(GAP) && report.getAsJsonObject(GAP).get("overfitting").getAsBoolean();
  }

  /** Counts by true class, then predicted class; empty where the split was not evaluated. */
  List<List<Integer>> confusion(Split split) {
    List<List<Integer>> rows = new ArrayList<>();
    JsonElement counts = report.getAsJsonObject("confusion").get(split.id());
    if (counts != null) {
      for (JsonElement row : counts.getAsJsonArray()) {
        List<Integer> cells = new ArrayList<>();
        row.getAsJsonArray().forEach(c -> cells.add(c.getAsInt()));
        rows.add(cells);
      }
    }
    return rows;
  }

  /** A figure such as {@code accuracy} of {@code train} after each epoch that has it. */
  List<Double> course(String fit, String figure) {
    List<Double> values = new ArrayList<>();
    if (report.has("epochs")) {
      for (JsonElement epoch : report.getAsJsonArray("epochs")) {
        JsonElement found = epoch.getAsJsonObject().get(fit);
        if (found != null) {
          values.add(found.getAsJsonObject().get(figure).getAsDouble());
        }
      }
    }
    return values;
  }

  private JsonObject data() {
    return report.getAsJsonObject("data");
  }

  private static List<String> texts(Iterable<JsonElement> elements) {
    List<String> texts = new ArrayList<>();
    elements.forEach(e -> texts.add(e.getAsString()));
    return texts;
  }
}
