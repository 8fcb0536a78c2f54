/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.statistics.Reliability;

/** The details behind the scores. */
final class Tables {

  /** Stands where a value is not defined. */
  static final String UNDEFINED = "\u2013";

  private Tables() {}

  static Table confusion(List<String> classes, Confusion confusion) {
    List<String> columns = new ArrayList<>(List.of("true class"));
    columns.addAll(classes);
    List<List<Object>> rows = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(truth)));
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        row.add(confusion.count(truth, predicted));
      }
      rows.add(row);
    }
    return new Table("confusion", columns, rows);
  }

  static Table perClass(List<String> classes, Confusion confusion) {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(c), confusion.support(c)));
      row.addAll(share(confusion.precision(c)));
      row.addAll(share(confusion.recall(c)));
      OptionalDouble f1 = confusion.f1(c);
      row.add(f1.isPresent() ? (Object) f1.getAsDouble() : UNDEFINED);
      rows.add(row);
    }
    return new Table(
        "per-class",
        List.of(
            "class",
            "support",
            "precision",
            "precision low",
            "precision high",
            "recall",
            "recall low",
            "recall high",
            "F1"),
        rows);
  }

  static Table reliability(Reliability reliability) {
    List<List<Object>> rows = new ArrayList<>();
    for (Reliability.Bin bin : reliability.bins()) {
      List<Object> row = new ArrayList<>(List.of(bin.from(), bin.to(), bin.n(), bin.correct()));
      row.add(bin.n() == 0 ? UNDEFINED : (Object) bin.confidence());
      row.addAll(
          share(
              bin.n() == 0
                  ? Optional.empty()
                  : Optional.of(new Proportion(bin.correct(), bin.n()))));
      rows.add(row);
    }
    return new Table(
        "reliability",
        List.of(
            "above",
            "up to",
            "n",
            "correct",
            "probability",
            "accuracy",
            "accuracy low",
            "accuracy high"),
        rows);
  }

  /** The share and the ends of its 95 % Wilson interval. */
  private static List<Object> share(Optional<Proportion> share) {
    if (share.isEmpty()) {
      return List.of(UNDEFINED, UNDEFINED, UNDEFINED);
    }
    Interval interval = share.get().wilson();
    return List.of(share.get().value(), interval.low(), interval.high());
  }
}
