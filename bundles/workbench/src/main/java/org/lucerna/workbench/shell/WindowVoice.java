/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.log.LogEntry;
import org.lucerna.workbench.open.Voice;

/** Says things in the status line and the log. Any thread. */
final class WindowVoice implements Voice {

  private static final String SOURCE = "org.lucerna.workbench";

  private final LogBook log;
  private final Consumer<String> line;

  WindowVoice(LogBook log, Consumer<String> line) {
    this.log = log;
    this.line = line;
  }

  @Override
  public void say(String sentence) {
    line.accept(sentence);
  }

  /** One line that the log keeps as well. */
  void note(String sentence) {
    log.add(LogEntry.Level.WARNING, SOURCE, sentence, Optional.empty());
  }

  @Override
  public void failed(Throwable failure) {
    failed(SOURCE, failure);
  }

  /** A failure of some part of the window, or of the bundle that brought it. */
  void failed(String source, Throwable failure) {
    if (!(failure instanceof CancellationException)) {
      line.accept(log.add(source, failure));
    }
  }
}
