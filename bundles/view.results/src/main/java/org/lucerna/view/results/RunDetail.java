/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.ReliabilityDiagram;
import org.lucerna.workbench.kit.run.Measured;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunTables;

/**
 * What one run's evaluation of one split found.
 *
 * @param splits that were evaluated
 * @param split the one shown; empty where nothing was evaluated
 */
record RunDetail(
    RunFolder run,
    List<String> splits,
    String split,
    Confusion confusion,
    Table perClass,
    Table reliability) {

  private static final int MISTAKES = 1000;

  /** Reads the tables of a split, or of the first there is. Not for the event thread. */
  static RunDetail read(RunFolder run, String wanted) {
    RunTables tables = new RunTables(run.folder());
    List<String> splits = tables.splits();
    String split = splits.contains(wanted) ? wanted : splits.stream().findFirst().orElse("");
    return new RunDetail(
        run,
        splits,
        split,
        Confusion.of(tables.classes(split), tables.predictions(split)),
        tables.perClass(split),
        tables.reliability(split));
  }

  Optional<Measured> measured(String score) {
    return run.measured(split, score);
  }

  /** Wrong answers, the surest first; the first thousand. */
  List<Prediction> mistakes() {
    return confusion.cells().stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(p -> !p.isRight())
        .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
        .limit(MISTAKES)
        .toList();
  }

  Table mistakesTable() {
    return new Table(
        "mistakes-" + split,
        List.of("sample", "class", "predicted", "confidence", "probability of the class"),
        mistakes().stream()
            .map(
                p ->
                    List.<Object>of(
                        p.sample(), p.label(), p.predicted(), p.confidence(), p.forLabel()))
            .toList());
  }

  /** For the renderer of reliability diagrams; empty where the table has no filled bin. */
  Optional<ReliabilityDiagram> diagram(String title) {
    List<ReliabilityDiagram.Bin> bins =
        reliability.rows().stream().map(this::bin).flatMap(Optional::stream).toList();
    return bins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReliabilityDiagram(
                title,
                bins,
                measured("expected-calibration-error").map(Measured::value).orElse(Double.NaN)));
  }

  private Optional<ReliabilityDiagram.Bin> bin(List<Object> row) {
    int n = (int) number(row, "n");
    return n < 1 || Double.isNaN(number(row, "accuracy"))
        ? Optional.empty()
        : Optional.of(
            new ReliabilityDiagram.Bin(
                number(row, "above"),
                number(row, "up to"),
                n,
                number(row, "probability"),
                number(row, "accuracy"),
                number(row, "accuracy low"),
                number(row, "accuracy high")));
  }

  private double number(List<Object> row, String column) {
    int at = reliability.columns().indexOf(column);
    return at >= 0 && row.get(at) instanceof Number value ? value.doubleValue() : Double.NaN;
  }
}
