/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** Epochs as comma-separated values, and back without loss. */
final class EpochTable {

  private static final String HEADER =
      "epoch,learning-rate,running-loss,running-accuracy,train-loss,train-accuracy,"
          + "validation-loss,validation-accuracy,test-loss,test-accuracy,milliseconds";

  private static final String RATE = ",pictures-per-second";

  private EpochTable() {}

  /**
   * For people and programs that look on: the same with another column.
   *
   * @param pictures that an epoch learns from
   */
  static String format(List<Epoch> epochs, int pictures) {
    List<String> lines = format(epochs).lines().toList();
    StringBuilder text = new StringBuilder(lines.get(0)).append(RATE).append('\n');
    for (int i = 0; i < epochs.size(); i++) {
      double rate = 1000.0 * pictures / Math.max(1, epochs.get(i).millis());
      text.append(String.format(Locale.ROOT, "%s,%.1f\n", lines.get(i + 1), rate));
    }
    return text.toString();
  }

  static String format(List<Epoch> epochs) {
    return epochs.stream().map(EpochTable::row).collect(Collectors.joining("", HEADER + "\n", ""));
  }

  private static String row(Epoch e) {
    return String.join(
            ",",
            String.valueOf(e.number()),
            String.valueOf(e.learningRate()),
            cells(Optional.of(e.running())),
            cells(e.train()),
            cells(e.validation()),
            cells(e.test()),
            String.valueOf(e.millis()))
        + "\n";
  }

  private static String cells(Optional<Fit> fit) {
    return fit.map(f -> f.loss() + "," + f.accuracy()).orElse(",");
  }

  /**
   * @throws IllegalArgumentException if this is no such text
   */
  static List<Epoch> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !Set.of(HEADER, HEADER + RATE).contains(lines.get(0))) {
      throw new IllegalArgumentException("no table of epochs");
    }
    List<Epoch> epochs = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      epochs.add(epoch(line.split(",", -1)));
    }
    return epochs;
  }

  private static Epoch epoch(String[] cells) {
    return new Epoch(
        Integer.parseInt(cells[0]),
        Double.parseDouble(cells[1]),
        fit(cells, 2).orElseThrow(() -> new IllegalArgumentException("no running figures")),
        fit(cells, 4),
        fit(cells, 6),
        fit(cells, 8),
        Long.parseLong(cells[10]));
  }

  private static Optional<Fit> fit(String[] cells, int at) {
    return cells[at].isEmpty()
        ? Optional.empty()
        : Optional.of(new Fit(Double.parseDouble(cells[at]), Double.parseDouble(cells[at + 1])));
  }
}
