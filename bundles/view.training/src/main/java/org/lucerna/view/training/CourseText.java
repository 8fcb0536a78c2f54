/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunState;

/** How a run goes, in words. */
final class CourseText {

  /** The first epoch fills caches: the time to come is judged by the last ones. */
  private static final int LAST = 3;

  private static final Texts TEXTS = new Texts(CourseText.class);

  private CourseText() {}

  /** For a row of a table: how far it is. */
  static String state(RunFolder run) {
    int done = run.course().epochs().size();
    return switch (run.state()) {
      case RUNNING -> running(done, run.course().planned());
      case FINISHED -> TEXTS.of("state.finished");
      case INTERRUPTED -> TEXTS.of("state.interrupted", done);
      case UNREADABLE -> TEXTS.of("state.unreadable");
    };
  }

  private static String running(int done, OptionalInt planned) {
    if (planned.isEmpty()) {
      return TEXTS.of("state.epoch", done);
    }
    return done < planned.getAsInt()
        ? TEXTS.of("state.epoch.of", done, planned.getAsInt())
        : TEXTS.of("state.evaluating");
  }

  /** The best epoch's validation accuracy; empty where there is none. */
  static String best(RunFolder run) {
    return bestEpoch(run)
        .flatMap(Epoch::validation)
        .map(f -> String.format(Locale.ROOT, "%.1f %%", 100 * f.accuracy()))
        .orElse("");
  }

  private static Optional<Epoch> bestEpoch(RunFolder run) {
    return run.course().epochs().stream()
        .filter(e -> run.course().chosen().isPresent())
        .filter(e -> e.number() == run.course().chosen().getAsInt())
        .findFirst();
  }

  /** One line under the curves. */
  static String line(RunFolder run) {
    if (run.problem().isPresent()) {
      return run.problem().get();
    }
    StringBuilder line = new StringBuilder(run.name()).append(": ").append(state(run));
    List<Epoch> epochs = run.course().epochs();
    if (run.state() == RunState.RUNNING && !epochs.isEmpty()) {
      line.append(" · ").append(TEXTS.of("each", duration(Math.round(perEpoch(epochs)))));
      remaining(run).ifPresent(ms -> line.append(" · ").append(TEXTS.of("left", duration(ms))));
    } else if (!epochs.isEmpty()) {
      line.append(" · ").append(TEXTS.of("took", epochs.size(), duration(run.course().millis())));
    }
    bestEpoch(run)
        .ifPresent(
            e ->
                line.append(" · ")
                    .append(TEXTS.of("best", e.number()))
                    .append(
                        e.validation()
                            .map(Fit::accuracy)
                            .map(a -> ": " + TEXTS.of("best.accuracy", best(run)))
                            .orElse("")));
    return line.toString();
  }

  private static double perEpoch(List<Epoch> epochs) {
    return epochs.subList(Math.max(0, epochs.size() - LAST), epochs.size()).stream()
        .mapToLong(Epoch::millis)
        .average()
        .orElse(0);
  }

  /** Milliseconds until the last epoch's end, if it is known which that is. */
  static Optional<Long> remaining(RunFolder run) {
    List<Epoch> epochs = run.course().epochs();
    if (run.course().planned().isEmpty() || epochs.isEmpty()) {
      return Optional.empty();
    }
    int left = Math.max(0, run.course().planned().getAsInt() - epochs.size());
    return Optional.of(Math.round(left * perEpoch(epochs)));
  }

  /** Such as {@code 6.1 s}, {@code 4 min 10 s}, {@code 2 h 5 min}. */
  static String duration(long millis) {
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
