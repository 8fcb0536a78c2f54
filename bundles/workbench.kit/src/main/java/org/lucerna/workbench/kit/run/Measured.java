/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number that was measured on pictures.
 *
 * @param name such as {@code accuracy}
 * @param unit such as {@code share}, {@code nats}
 * @param n pictures
 * @param interval the ends of its 95 % interval, if known
 */
public record Measured(String name, double value, String unit, int n, Optional<Interval> interval) {

  /** 95 %. */
  public record Interval(double low, double high) {}

  /** Whether it is shown in percent. */
  public boolean isShare() {
    return unit.equals("share");
  }

  /** Such as {@code 94.3 %} or {@code 0.0126}. */
  public String text() {
    return isShare() ? percent(value) + " %" : plain(value);
  }

  /** The interval, such as {@code 90.1–96.7 %}; empty without one. */
  public String intervalText() {
    return interval
        .map(
            i ->
                isShare()
                    ? percent(i.low) + "–" + percent(i.high) + " %"
                    : plain(i.low) + "–" + plain(i.high))
        .orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static Optional<Measured> of(String name, JsonFile json) {
    if (json.number("value").isEmpty()) {
      return Optional.empty();
    }
    List<Double> ends = json.numbers("interval-95");
    return Optional.of(
        new Measured(
            name,
            json.number("value").getAsDouble(),
            json.text("unit").orElse(""),
            json.whole("n").orElse(0),
            ends.size() == 2
                ? Optional.of(new Interval(ends.get(0), ends.get(1)))
                : Optional.empty()));
  }
}
