/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts decisions into words. */
final class Sentence {

  private Sentence() {}

  /**
   * Such as "'flimby' (98.2 %) because of: wings (unit 41, alpha +0.021), ...; against it: ...".
   *
   * @param className of the class that is explained
   */
  static String of(Decision decision, String className, Naming naming) {
    return String.format(
        Locale.ROOT,
        "\u2018%s\u2019 (%s) because of: %s; against it: %s.",
        className,
        percent(decision.probability()),
        list(decision, decision.forIt(), naming),
        list(decision, decision.againstIt(), naming));
  }

  private static String list(Decision decision, List<Integer> units, Naming naming) {
    if (units.isEmpty()) {
      return "no unit";
    }
    return units.stream()
        .map(unit -> unit(decision, unit, naming))
        .collect(Collectors.joining(", "));
  }

  private static String unit(Decision decision, int unit, Naming naming) {
    String alpha = "\u03b1 " + signed(decision.importance().alphas()[unit]);
    String silent = decision.importance().largest(unit) > 0 ? "" : ", silent here";
    return naming
        .name(unit)
        .concept()
        .map(c -> "%s (unit %d, %s%s)".formatted(c.label(), unit, alpha, silent))
        .orElse("unit %d (%s%s)".formatted(unit, alpha, silent));
  }

  static String percent(double probability) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }

  /** Without needless zeros. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /** Two significant digits with a sign. */
  static String signed(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2));
    String text =
        Math.abs(value) < 1e-5
            ? String.format(Locale.ROOT, "%.1e", Math.abs(value))
            : rounded.abs().toPlainString();
    return (value < 0 ? "\u2212" : "+") + text;
  }
}
