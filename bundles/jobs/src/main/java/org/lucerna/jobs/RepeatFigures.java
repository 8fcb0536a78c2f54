/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.report.Block;

/** The figures of several runs of one job. */
final class RepeatFigures {

  private static final List<String> FITS = List.of("train", "validation", "test");

  private final RepeatSummary summary;
  private final Drawing drawing;

  RepeatFigures(RepeatSummary summary, Drawing drawing) {
    this.summary = summary;
    this.drawing = drawing;
  }

  /** Loss and accuracy over the epochs that all runs have; empty where nothing was trained. */
  Optional<Block> courses() {
    List<Block.FigureBlock> figures = new ArrayList<>();
    for (String figure : List.of("loss", "accuracy")) {
      List<Curves.Series> series = new ArrayList<>();
      FITS.forEach(fit -> add(series, fit, figure));
      if (!series.isEmpty()) {
        String title = Character.toUpperCase(figure.charAt(0)) + figure.substring(1);
        figures.add(
            drawing.chart(
                "curves",
                new Curves(title, "epoch", figure, series),
                "Mean of %d runs after each epoch; dashed: the lowest and highest of them."
                    .formatted(summary.runs().size()),
                title + " over the epochs, mean of the runs"));
      }
    }
    return figures.isEmpty() ? Optional.empty() : Optional.of(new Block.Gallery(figures));
  }

  private void add(List<Curves.Series> series, String fit, String figure) {
    List<List<Double>> courses =
        summary.runs().stream().map(run -> run.course(fit, figure)).toList();
    int epochs = courses.stream().mapToInt(List::size).min().orElse(0);
    if (epochs == 0) {
      return;
    }
    series.add(line(fit, courses, epochs, values -> values.average().orElseThrow()));
    series.add(line(fit + ", lowest", courses, epochs, values -> values.min().orElseThrow()));
    series.add(line(fit + ", highest", courses, epochs, values -> values.max().orElseThrow()));
  }

  private static Curves.Series line(
      String name, List<List<Double>> courses, int epochs, ToDoubleFunction<DoubleStream> value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int at = epoch;
      x.add(epoch + 1.0);
      y.add(value.applyAsDouble(courses.stream().mapToDouble(c -> c.get(at))));
    }
    return new Curves.Series(name, x, y, name.contains(","));
  }

  /** The test pictures of all folds; empty unless every picture was tested once. */
  Optional<Block> confusion() {
    return summary
        .pooledAccuracy()
        .map(
            accuracy ->
                drawing.chart(
                    "confusion",
                    new ConfusionMatrix(
                        "Confusion matrix, all folds",
                        summary.runs().get(0).classes(),
                        summary.pooledConfusion()),
                    "Rows: true class; columns: predicted class; %d pictures, each tested in the fold"
                            .formatted(accuracy.n())
                        + " that did not train on it.",
                    "Confusion matrix, all folds"));
  }
}
