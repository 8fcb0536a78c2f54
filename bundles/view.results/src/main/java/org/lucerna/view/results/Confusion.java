/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.workbench.kit.run.Prediction;

/**
 * Which class was taken for which, with the pictures behind every count.
 *
 * @param classes in the data set's order
 * @param cells by true class, then predicted class; pictures with the surest answer first
 */
record Confusion(List<String> classes, List<List<List<Prediction>>> cells) {

  /** A place in the matrix. */
  record Cell(int actual, int predicted) {}

  /** Predictions of classes that are not in the list are left out. */
  static Confusion of(List<String> classes, List<Prediction> predictions) {
    Map<String, Integer> index = new HashMap<>();
    List<List<List<Prediction>>> cells = new ArrayList<>();
    for (String name : classes) {
      index.put(name, cells.size());
      List<List<Prediction>> row = new ArrayList<>();
      classes.forEach(c -> row.add(new ArrayList<>()));
      cells.add(row);
    }
    for (Prediction p : predictions) {
      Integer actual = index.get(p.label());
      Integer predicted = index.get(p.predicted());
      if (actual != null && predicted != null) {
        cells.get(actual).get(predicted).add(p);
      }
    }
    cells.forEach(
        row ->
            row.forEach(
                cell -> cell.sort(Comparator.comparingDouble(Prediction::confidence).reversed())));
    return new Confusion(List.copyOf(classes), cells);
  }

  List<Prediction> at(Cell cell) {
    return Collections.unmodifiableList(cells.get(cell.actual).get(cell.predicted));
  }

  int count(int actual, int predicted) {
    return cells.get(actual).get(predicted).size();
  }

  /** Pictures of a class. */
  int total(int actual) {
    return cells.get(actual).stream().mapToInt(List::size).sum();
  }

  /** All pictures. */
  int total() {
    return java.util.stream.IntStream.range(0, classes.size()).map(this::total).sum();
  }

  /** Share of the true class, 0 to 1; 0 where it has no pictures. */
  double share(int actual, int predicted) {
    int total = total(actual);
    return total == 0 ? 0 : count(actual, predicted) / (double) total;
  }

  /** Mistakes that were made, the most frequent first, then the largest share of a class. */
  List<Cell> worst() {
    List<Cell> wrong = new ArrayList<>();
    for (int a = 0; a < classes.size(); a++) {
      for (int p = 0; p < classes.size(); p++) {
        if (a != p && count(a, p) > 0) {
          wrong.add(new Cell(a, p));
        }
      }
    }
    wrong.sort(
        Comparator.comparingInt((Cell c) -> -count(c.actual, c.predicted))
            .thenComparingDouble(c -> -share(c.actual, c.predicted)));
    return wrong;
  }

  /** For the renderer of confusion matrices. */
  ConfusionMatrix matrix(String title) {
    return new ConfusionMatrix(
        title, classes, cells.stream().map(r -> r.stream().map(List::size).toList()).toList());
  }

  Table table(String name) {
    List<String> columns = new ArrayList<>(List.of("true class"));
    columns.addAll(classes);
    List<List<Object>> rows = new ArrayList<>();
    for (int a = 0; a < classes.size(); a++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(a)));
      cells.get(a).forEach(c -> row.add(c.size()));
      rows.add(row);
    }
    return new Table(name, columns, rows);
  }
}
