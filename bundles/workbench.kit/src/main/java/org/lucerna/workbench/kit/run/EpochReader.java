/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** The epochs of a run: from the table that training writes after each, else from the report. */
final class EpochReader {

  private final CsvFile csv;

  EpochReader(Path folder) {
    csv = CsvFile.read(folder.resolve("model").resolve("epochs.csv"));
  }

  List<Epoch> read(JsonFile report) {
    List<Epoch> live = table();
    return live.isEmpty() ? reported(report) : live;
  }

  /** As the table says, else from the number of pictures and the time of the whole epoch. */
  Map<Integer, Double> speeds(List<Epoch> epochs, OptionalInt pictures) {
    Map<Integer, Double> speeds = new HashMap<>();
    if (pictures.isPresent()) {
      epochs.stream()
          .filter(e -> e.millis() > 0)
          .forEach(e -> speeds.put(e.number(), 1000.0 * pictures.getAsInt() / e.millis()));
    }
    for (List<String> row : csv.rows()) {
      OptionalDouble speed = csv.number(row, "pictures-per-second");
      if (speed.isPresent()) {
        speeds.put((int) csv.number(row, "epoch").orElse(0), speed.getAsDouble());
      }
    }
    return speeds;
  }

  private List<Epoch> table() {
    List<Epoch> epochs = new ArrayList<>();
    for (List<String> row : csv.rows()) {
      Optional<Fit> running = fit(csv, row, "running");
      OptionalDouble number = csv.number(row, "epoch");
      if (running.isPresent() && number.isPresent()) {
        epochs.add(
            new Epoch(
                (int) number.getAsDouble(),
                csv.number(row, "learning-rate").orElse(Double.NaN),
                running.get(),
                fit(csv, row, "train"),
                fit(csv, row, "validation"),
                fit(csv, row, "test"),
                (long) csv.number(row, "milliseconds").orElse(0)));
      }
    }
    return epochs;
  }

  private static Optional<Fit> fit(CsvFile csv, List<String> row, String what) {
    return fit(csv.number(row, what + "-loss"), csv.number(row, what + "-accuracy"));
  }

  private static Optional<Fit> fit(OptionalDouble loss, OptionalDouble accuracy) {
    return loss.isPresent()
        ? Optional.of(new Fit(loss.getAsDouble(), accuracy.orElse(Double.NaN)))
        : Optional.empty();
  }

  private static List<Epoch> reported(JsonFile report) {
    List<Epoch> epochs = new ArrayList<>();
    for (JsonFile e : report.objects("epochs")) {
      Optional<Fit> running = fit(e, "train-running");
      OptionalInt number = e.whole("epoch");
      if (running.isPresent() && number.isPresent()) {
        epochs.add(
            new Epoch(
                number.getAsInt(),
                e.number("learning-rate").orElse(Double.NaN),
                running.get(),
                fit(e, "train"),
                fit(e, "validation"),
                fit(e, "test"),
                (long) e.number("milliseconds").orElse(0)));
      }
    }
    return epochs;
  }

  private static Optional<Fit> fit(JsonFile epoch, String key) {
    return fit(epoch.object(key).number("loss"), epoch.object(key).number("accuracy"));
  }

  /**
   * The number of the best epoch until now by the trainer's usual rule: highest validation
   * accuracy, then lowest validation loss, then the earliest.
   */
  static OptionalInt best(List<Epoch> epochs) {
    return epochs.stream()
        .filter(e -> e.validation().isPresent())
        .max(
            Comparator.comparingDouble((Epoch e) -> e.validation().get().accuracy())
                .thenComparing(e -> -e.validation().get().loss())
                .thenComparing(e -> -e.number()))
        .map(e -> OptionalInt.of(e.number()))
        .orElse(OptionalInt.empty());
  }
}
