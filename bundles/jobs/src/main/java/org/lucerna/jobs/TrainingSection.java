/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.vision.api.train.TrainReport;

/** Loss and accuracy over the epochs. */
final class TrainingSection {

  private final TrainReport report;
  private final Drawing drawing;

  TrainingSection(TrainReport report, Drawing drawing) {
    this.report = report;
    this.drawing = drawing;
  }

  Document.Section compose() {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Epoch used", report.chosen() + " of " + report.epochs().size()));
    new TreeMap<>(report.facts()).forEach((k, v) -> facts.add(new Block.Fact(k, v)));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Gallery(List.of(figure("Loss", Fit::loss), figure("Accuracy", Fit::accuracy))));
    if (report.epochs().stream().anyMatch(e -> e.test().isPresent())) {
      blocks.add(
          new Block.Notice(
              "The test curve is drawn because the job asked for it; it was not used to choose anything."));
    }
    blocks.add(new Block.Facts(facts));
    return new Document.Section("Training", blocks);
  }

  private Block.FigureBlock figure(String what, ToDoubleFunction<Fit> value) {
    List<Curves.Series> series = new ArrayList<>();
    add(series, "train, running average", true, e -> Optional.of(e.running()), value);
    add(series, "train", false, Epoch::train, value);
    add(series, "validation", false, Epoch::validation, value);
    add(series, "test", false, Epoch::test, value);
    Curves curves = new Curves(what, "epoch", what.toLowerCase(java.util.Locale.ROOT), series);
    return drawing.chart(
        "curves",
        curves,
        what
            + " after each epoch, in evaluation mode; dashed: average over the epoch's steps, in training mode.",
        what + " over the epochs");
  }

  private void add(
      List<Curves.Series> series,
      String name,
      boolean dashed,
      Function<Epoch, Optional<Fit>> fit,
      ToDoubleFunction<Fit> value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Epoch epoch : report.epochs()) {
      fit.apply(epoch)
          .ifPresent(
              f -> {
                x.add((double) epoch.number());
                y.add(value.applyAsDouble(f));
              });
    }
    if (!x.isEmpty()) {
      series.add(new Curves.Series(name, x, y, dashed));
    }
  }
}
