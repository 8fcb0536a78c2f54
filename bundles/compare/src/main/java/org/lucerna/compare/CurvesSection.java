/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.train.Fit;

/** Loss and accuracy of all runs over the epochs, in one chart each. */
final class CurvesSection {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;

  private final List<Entry> entries;
  private final Renderers renderers;

  CurvesSection(List<Entry> entries, Renderers renderers) {
    this.entries = entries;
    this.renderers = renderers;
  }

  /** Empty where nothing was trained. */
  Optional<Document.Section> compose() {
    if (entries.stream().allMatch(e -> e.first().epochs().isEmpty())) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Gallery(List.of(figure("Loss", Fit::loss), figure("Accuracy", Fit::accuracy))));
    return Optional.of(new Document.Section("Training curves", blocks));
  }

  private Block.FigureBlock figure(String what, ToDoubleFunction<Fit> value) {
    List<Curves.Series> series = new ArrayList<>();
    for (Entry entry : entries) {
      series.addAll(series(entry, value));
    }
    String name = what.toLowerCase(Locale.ROOT);
    Curves curves = new Curves(what, "epoch", name, series);
    String seeds =
        entries.stream().anyMatch(Entry::isRepeated) ? " Several runs of one job: their mean." : "";
    return new Block.FigureBlock(
        draw(curves, "light"),
        what
            + " after each epoch, in evaluation mode: training pictures dashed, test pictures (else validation) solid; a single mark is the final model's result where no curve was recorded."
            + seeds,
        what + " of all runs",
        Optional.of(draw(curves, "dark")));
  }

  private Figure draw(Curves curves, String theme) {
    return renderers.draw(
        "curves", curves, Map.of("width", WIDTH, "height", HEIGHT, "theme", theme));
  }

  /** Train dashed; test, or else validation, solid. */
  private static List<Curves.Series> series(Entry entry, ToDoubleFunction<Fit> value) {
    List<Curves.Series> series = new ArrayList<>();
    curve(entry, Split.TRAIN, value).ifPresent(series::add);
    curve(entry, Split.TEST, value)
        .or(() -> curve(entry, Split.VALIDATION, value))
        .ifPresent(series::add);
    if (curve(entry, Split.TEST, value).isEmpty()) {
      last(entry, value).ifPresent(series::add);
    }
    return series;
  }

  private static Optional<Curves.Series> curve(
      Entry entry, Split split, ToDoubleFunction<Fit> value) {
    Map<Integer, List<Double>> byEpoch = new TreeMap<>();
    for (FinishedRun run : entry.runs()) {
      for (EpochRow row : run.epochs()) {
        if (row.fits().containsKey(split)) {
          byEpoch
              .computeIfAbsent(row.number(), k -> new ArrayList<>())
              .add(value.applyAsDouble(row.fits().get(split)));
        }
      }
    }
    // An epoch that some seeds did not reach would be the mean of others.
    byEpoch.values().removeIf(values -> values.size() != entry.runs().size());
    if (byEpoch.isEmpty()) {
      return Optional.empty();
    }
    List<Double> x = byEpoch.keySet().stream().map(Integer::doubleValue).toList();
    List<Double> y =
        byEpoch.values().stream()
            .map(v -> v.stream().mapToDouble(d -> d).average().orElseThrow())
            .toList();
    return Optional.of(named(entry, split.id(), x, y, split == Split.TRAIN));
  }

  /** The final model on the test pictures, at the epoch it is from. */
  private static Optional<Curves.Series> last(Entry entry, ToDoubleFunction<Fit> value) {
    FinishedRun run = entry.first();
    if (entry.isRepeated()
        || run.split(Split.TEST).isEmpty()
        || run.facts().chosen().isEmpty()
        || run.split(Split.TEST).get().loss().isEmpty()) {
      return Optional.empty();
    }
    EvaluatedSplit test = run.split(Split.TEST).get();
    Fit fit = new Fit(test.loss().getAsDouble(), test.accuracy().value());
    return Optional.of(
        named(
            entry,
            "test, final",
            List.of((double) run.facts().chosen().get()),
            List.of(value.applyAsDouble(fit)),
            false));
  }

  private static Curves.Series named(
      Entry entry, String what, List<Double> x, List<Double> y, boolean dashed) {
    return new Curves.Series(entry.name() + ", " + what, x, y, dashed, Optional.of(entry.name()));
  }
}
