/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.Failure;

/**
 * From nothing to an explained picture with one click: the command {@code demo}, then its data set
 * and model. A run that is there already is opened at once. Event thread only.
 */
public final class Demo {

  private static final String COMMAND = "demo";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Documents documents;
  private final Openings.Window window;
  private final Runner runner;
  private final Texts texts = new Texts(Demo.class);
  private Optional<Activity> running = Optional.empty();

  /** Runs a command; see {@code CommandCenter}. */
  @FunctionalInterface
  public interface Runner {
    Activity run(
        Recipe recipe,
        java.util.function.Consumer<Outcome> done,
        java.util.function.Consumer<Throwable> failed);
  }

  public Demo(Documents documents, Openings.Window window, Runner runner) {
    this.documents = documents;
    this.window = window;
    this.runner = runner;
  }

  /**
   * Begins; a second click while it runs changes nothing.
   *
   * @param runs the workspace's
   */
  public void start(Path runs) {
    if (running.filter(a -> !a.isDone()).isPresent()) {
      return;
    }
    running =
        Optional.of(
            window
                .tasks()
                .start(
                    texts.of("task.demo"),
                    false,
                    progress -> RunFile.newest(runs, COMMAND),
                    found -> found.ifPresentOrElse(this::open, () -> run(runs)),
                    window.voice()::failed));
  }

  private void run(Path runs) {
    Path out = runs.resolve(COMMAND + "-" + TIME.format(LocalDateTime.now()));
    window.voice().say(texts.of("said.demo"));
    running =
        Optional.of(
            runner.run(
                new Recipe(COMMAND, Map.of("out", out.toString())),
                outcome -> open(out),
                // The log has it already.
                failure -> window.voice().say(Failure.of(failure).sentence())));
  }

  private void open(Path run) {
    documents.run(
        run,
        () -> {
          window.opened();
          window.voice().say(texts.of("said.demo.done"));
        });
  }
}
