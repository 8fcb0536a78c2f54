/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** How well the network classifies: scores, confusion matrices, figures of each class. */
final class ResultsSection {

  private final Run run;
  private final Drawing drawing;

  ResultsSection(Run run, Drawing drawing) {
    this.run = run;
    this.drawing = drawing;
  }

  /** Empty where nothing was evaluated. */
  List<Document.Section> compose() {
    if (run.measurements.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.TableBlock("Scores", scores()));
    List<Block.FigureBlock> matrices = new ArrayList<>();
    run.predictions.forEach((split, predictions) -> matrices.add(confusion(split, predictions)));
    blocks.add(new Block.Gallery(matrices));
    run.measurements.forEach(
        (split, measured) ->
            measured.tables().stream()
                .filter(t -> !t.name().equals("confusion"))
                .forEach(
                    t ->
                        blocks.add(
                            new Block.TableBlock(
                                title(t.name()) + ", " + split.id(), rounded(t)))));
    return List.of(new Document.Section("Results", blocks));
  }

  private Table scores() {
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<Split, Measurement> entry : run.measurements.entrySet()) {
      for (Score score : entry.getValue().scores()) {
        rows.add(
            List.of(
                entry.getKey().id(),
                score.name(),
                number(score.value()),
                score.interval().map(i -> number(i.low()) + " – " + number(i.high())).orElse("–"),
                score.unit(),
                score.n()));
      }
    }
    return new Table(
        "scores", List.of("split", "score", "value", "95 % interval", "unit", "n"), rows);
  }

  private Block.FigureBlock confusion(Split split, List<Prediction> predictions) {
    List<String> classes = run.data.classes();
    int[][] counts = new int[classes.size()][classes.size()];
    predictions.forEach(p -> counts[p.label()][p.predicted()]++);
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(java.util.Arrays.stream(row).boxed().toList());
    }
    String title = "Confusion matrix, " + split.id();
    return new Block.FigureBlock(
        drawing.draw("confusion", new ConfusionMatrix(title, classes, rows), Map.of()),
        "Rows: true class; columns: predicted class; %d pictures.".formatted(predictions.size()),
        title);
  }

  private static Table rounded(Table table) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      rows.add(row.stream().map(c -> c instanceof Double d ? number(d) : c).toList());
    }
    return new Table(table.name(), table.columns(), rows);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String title(String name) {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
