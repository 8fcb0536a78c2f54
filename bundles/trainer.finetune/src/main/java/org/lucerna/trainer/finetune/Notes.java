/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** What people read as an epoch ends. */
final class Notes {

  private Notes() {}

  /** One line; running figures are averages in training mode, all others are in evaluation mode. */
  static String of(Epoch epoch, int total, int pictures) {
    return String.format(
        Locale.ROOT,
        "epoch %d of %d  rate %s  loss %s  accuracy %s  %.0f pictures/s",
        epoch.number(),
        total,
        plain(epoch.learningRate()),
        figures(epoch, "%.4f", Fit::loss),
        figures(epoch, "%.3f", Fit::accuracy),
        pictures * 1000.0 / Math.max(1, epoch.millis()));
  }

  private static String figures(Epoch epoch, String format, ToDoubleFunction<Fit> figure) {
    Map<String, Optional<Fit>> fits = new LinkedHashMap<>();
    fits.put("running", Optional.of(epoch.running()));
    fits.put("train", epoch.train());
    fits.put("validation", epoch.validation());
    fits.put("test", epoch.test());
    return fits.entrySet().stream()
        .filter(e -> e.getValue().isPresent())
        .map(e -> e.getKey() + " " + text(format, figure.applyAsDouble(e.getValue().get())))
        .collect(Collectors.joining(", "));
  }

  /** Four digits, without an exponent. */
  private static String plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
