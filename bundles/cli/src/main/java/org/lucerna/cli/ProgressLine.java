/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.time.Duration;
import java.util.Locale;
import org.lucerna.core.api.task.ProgressState;

/** Writes a moment of a task as one line. */
final class ProgressLine {

  private static final int BAR = 20;
  private static final int SHORT_BAR = 10;
  private static final int NARROW = 72;
  private static final int MIN_LABEL = 8;

  private final boolean unicode;
  private final int width;

  ProgressLine(boolean unicode, int width) {
    this.unicode = unicode;
    this.width = width;
  }

  /** Fits the width: the label is shortened first. */
  String bar(ProgressState state) {
    int size = width < NARROW ? SHORT_BAR : BAR;
    int filled = (int) Math.round(state.fraction() * size);
    String bar =
        unicode
            ? "━".repeat(filled) + "╌".repeat(size - filled)
            : "[" + "#".repeat(filled) + "-".repeat(size - filled) + "]";
    String rest = "  " + bar + String.format(Locale.ROOT, " %3d %%", percent(state)) + facts(state);
    int room = Math.max(MIN_LABEL, width - rest.length());
    String all = shorten(label(state), room) + rest;
    return all.length() > width ? all.substring(0, width) : all;
  }

  String plain(ProgressState state) {
    return label(state) + ": " + percent(state) + " %" + facts(state);
  }

  private String label(ProgressState state) {
    return Terminal.clean(String.join(unicode ? " › " : " > ", state.path()));
  }

  /** Rounded down: 100 % is when it is done. */
  private static int percent(ProgressState state) {
    return (int) Math.floor(state.fraction() * 100);
  }

  private String shorten(String label, int room) {
    if (label.length() <= room) {
      return label;
    }
    // the end says what is at work
    String mark = unicode ? "…" : "..";
    return mark + label.substring(label.length() - room + mark.length());
  }

  private static String facts(ProgressState state) {
    StringBuilder facts = new StringBuilder();
    if (state.total() > 0) {
      facts.append("  ").append(state.done()).append('/').append(state.total());
    } else if (state.done() > 0) {
      facts.append("  ").append(state.done());
    }
    if (state.ratePerSecond() > 0) {
      facts.append("  ").append(rate(state.ratePerSecond()));
    }
    state
        .remaining()
        .filter(d -> !d.isZero())
        .ifPresent(d -> facts.append("  ").append(time(d)).append(" left"));
    return facts.toString();
  }

  static String rate(double perSecond) {
    if (perSecond >= 100) {
      return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }
    return perSecond >= 1
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f s each", 1 / perSecond);
  }

  static String time(Duration time) {
    long seconds = Math.max(1, (time.toMillis() + 500) / 1000);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
