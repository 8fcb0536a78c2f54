/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Prediction;

/**
 * What the network said of each picture of a split: {@code tables/predictions-<split>.csv}.
 *
 * <p>Columns {@code path} (the sample's id), {@code label} and {@code predicted} (class names),
 * {@code correct} ({@code true} or {@code false}), then the probability of every class in the order
 * of the data set's classes, each column named as its class. The first four are found by position,
 * as a class may have any name.
 */
final class PredictionTable {

  /** Columns in front of the classes. */
  static final List<String> LEADING = List.of("path", "label", "predicted", "correct");

  private PredictionTable() {}

  /** The table's name, and its file's without {@code .csv}. */
  static String name(Split split) {
    return "predictions-" + split.id();
  }

  /** Counts by true class, then predicted class. */
  static List<List<Integer>> confusion(int classes, List<Prediction> predictions) {
    int[][] counts = new int[classes][classes];
    predictions.forEach(p -> counts[p.label()][p.predicted()]++);
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  static Table of(Split split, List<String> classes, List<Prediction> predictions) {
    List<String> columns = new ArrayList<>(LEADING);
    columns.addAll(classes);
    List<List<Object>> rows = new ArrayList<>();
    for (Prediction p : predictions) {
      List<Object> row = new ArrayList<>();
      row.add(p.id());
      row.add(classes.get(p.label()));
      row.add(classes.get(p.predicted()));
      row.add(p.isCorrect());
      for (double probability : p.probabilities()) {
        row.add(probability);
      }
      rows.add(row);
    }
    return new Table(name(split), columns, rows);
  }
}
