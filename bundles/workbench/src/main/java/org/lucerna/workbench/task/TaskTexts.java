/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskItem.Bar;

/** Amounts, speeds and times in words. */
final class TaskTexts {

  private static final Texts TEXTS = new Texts(TaskTexts.class);

  private TaskTexts() {}

  /** {@code 12/40 · 3.1/s · 1 min 05 s left}; only what is known. */
  static String facts(Bar bar) {
    List<String> facts = new ArrayList<>();
    if (bar.total() > 0) {
      facts.add(bar.done() + "/" + bar.total());
    } else if (bar.done() > 0) {
      facts.add(String.valueOf(bar.done()));
    }
    if (bar.ratePerSecond() > 0) {
      facts.add(rate(bar.ratePerSecond()));
    }
    bar.remaining()
        .filter(d -> !d.isZero())
        .ifPresent(d -> facts.add(TEXTS.of("task.left", time(d))));
    return String.join(" · ", facts);
  }

  static String rate(double perSecond) {
    if (perSecond >= 100) {
      return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }
    return perSecond >= 1
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f s", 1 / perSecond) + " " + TEXTS.of("task.each");
  }

  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    long seconds = (millis + 500) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }

  /** What stands beside a task's name. */
  static String status(TaskItem item) {
    String took = time(item.took());
    return switch (item.state()) {
      case RUNNING -> running(item, took);
      case CANCELLING -> TEXTS.of("task.cancelling");
      case DONE -> TEXTS.of("task.done", took);
      case FAILED -> TEXTS.of("task.failed", took);
      case CANCELLED -> TEXTS.of("task.cancelled", took);
    };
  }

  private static String running(TaskItem item, String took) {
    String facts = facts(item.whole());
    int percent = (int) Math.floor(item.whole().fraction() * 100);
    String share = item.whole().fraction() > 0 ? percent + " %" : took;
    return facts.isEmpty() ? share : share + " · " + facts;
  }
}
