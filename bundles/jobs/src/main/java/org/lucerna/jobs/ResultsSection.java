/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.statistics.Reliability;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.vision.api.render.ReliabilityDiagram;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** How well the network classifies: scores, confusion, calibration, figures of each class. */
final class ResultsSection {

  /** Tables that are shown as figures; their files hold the numbers. */
  private static final Set<String> DRAWN = Set.of("confusion", "reliability");

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
    blocks.add(new Block.TableBlock("Scores (%s)".formatted(sizes()), scores()));
    blocks.add(new Block.Paragraph(legend()));
    Gap.of(run.predictions).ifPresent(gap -> blocks.add(new Block.Paragraph(gap.sentence())));
    List<Block.FigureBlock> matrices = new ArrayList<>();
    List<Block.FigureBlock> diagrams = new ArrayList<>();
    run.predictions.forEach(
        (split, predictions) -> {
          matrices.add(confusion(split, predictions));
          diagrams.add(reliability(split, predictions));
        });
    blocks.add(new Block.Gallery(matrices));
    blocks.add(new Block.Gallery(diagrams));
    run.measurements.forEach(
        (split, measured) ->
            measured.tables().stream()
                .filter(t -> !DRAWN.contains(t.name()))
                .forEach(t -> blocks.add(table(split, t))));
    return List.of(new Document.Section("Results", blocks));
  }

  private String legend() {
    return "Loss is the mean negative log-likelihood (cross-entropy); accuracy is top-1. "
        + (run.data.classes().size() > 5
            ? ""
            : "Top-5 accuracy is not given: with %d classes it is always 1. "
                .formatted(run.data.classes().size()))
        + "Balanced accuracy is the mean recall of the classes; the majority baseline always names"
        + " the split\u2019s most frequent class. Brier is summed over the classes, 0 to 2. The"
        + " expected calibration error has %d bins of equal width. Intervals take pictures as"
            .formatted(Reliability.BINS)
        + " independent, and hold for this one trained network."
        + (run.training.isPresent() && run.measurements.containsKey(Split.VALIDATION)
            ? " Figures on validation are optimistic where they chose the epoch."
            : "");
  }

  /** A row a score, two columns a split. */
  private Table scores() {
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    run.measurements
        .values()
        .forEach(
            m ->
                m.scores()
                    .forEach(
                        s ->
                            rows.putIfAbsent(
                                s.name(), new ArrayList<>(List.of(s.name(), s.unit())))));
    List<String> columns = new ArrayList<>(List.of("score", "unit"));
    run.measurements.forEach(
        (split, measured) -> {
          columns.add(split.id());
          columns.add(split.id() + " 95 %");
          rows.forEach((name, row) -> row.addAll(cells(measured, name)));
        });
    return new Table("scores", columns, List.copyOf(rows.values()));
  }

  private static List<String> cells(Measurement measured, String name) {
    return measured.scores().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .map(s -> List.of(Ranges.number(s.value()), s.interval().map(Ranges::of).orElse("–")))
        .orElse(List.of("–", "–"));
  }

  private String sizes() {
    List<String> sizes = new ArrayList<>();
    run.predictions.forEach((split, said) -> sizes.add(split.id() + " n = " + said.size()));
    return String.join(", ", sizes);
  }

  private Block.FigureBlock confusion(Split split, List<Prediction> predictions) {
    String title = "Confusion matrix, " + split.id();
    return drawing.chart(
        "confusion",
        new ConfusionMatrix(
            title,
            run.data.classes(),
            PredictionTable.confusion(run.data.classes().size(), predictions)),
        "Rows: true class; columns: predicted class; %d pictures.".formatted(predictions.size()),
        title);
  }

  private Block.FigureBlock reliability(Split split, List<Prediction> predictions) {
    double[] confidences =
        predictions.stream().mapToDouble(p -> p.probability(p.predicted())).toArray();
    boolean[] correct = new boolean[predictions.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = predictions.get(i).isCorrect();
    }
    Reliability found = Reliability.of(confidences, correct);
    List<ReliabilityDiagram.Bin> bins =
        found.bins().stream().filter(b -> b.n() > 0).map(ResultsSection::bin).toList();
    String title = "Reliability, " + split.id();
    return drawing.chart(
        "reliability",
        new ReliabilityDiagram(title, bins, found.expectedError()),
        "Below the diagonal the network is surer than it is right, above it less sure.",
        title);
  }

  private static ReliabilityDiagram.Bin bin(Reliability.Bin bin) {
    Interval interval = new Proportion(bin.correct(), bin.n()).wilson();
    return new ReliabilityDiagram.Bin(
        bin.from(),
        bin.to(),
        bin.n(),
        bin.confidence(),
        bin.accuracy(),
        interval.low(),
        interval.high());
  }

  private static Block table(Split split, Table table) {
    return new Block.TableBlock(
        title(table.name()) + ", " + split.id(), Ranges.merged(Ranges.rounded(table)));
  }

  private static String title(String name) {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
