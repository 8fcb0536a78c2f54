/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.ProgressState;

/** A bar that moves on a terminal; elsewhere a line every few seconds. */
final class ProgressPrinter implements ProgressListener {

  private static final long SECOND = 1_000_000_000L;

  /** Commands that end sooner show nothing. */
  private static final long QUIET_NANOS = SECOND / 2;

  private static final long LINE_NANOS = 5 * SECOND;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean interactive;
  private final boolean quiet;
  private final ProgressLine line;
  private final LongSupplier clock;
  private final long begin;
  private long lastLine;
  private boolean drawn;

  /**
   * @param clock nanoseconds
   */
  ProgressPrinter(Terminal terminal, boolean quiet, LongSupplier clock) {
    this.err = terminal.err();
    this.interactive = terminal.interactive();
    this.quiet = quiet;
    this.line = new ProgressLine(terminal.unicode(), terminal.width() - 1);
    this.clock = clock;
    this.begin = clock.getAsLong();
    this.lastLine = begin;
  }

  @Override
  public synchronized void progressed(ProgressState state) {
    long now = clock.getAsLong();
    if (quiet || now - begin < QUIET_NANOS) {
      return;
    }
    if (interactive) {
      err.print(ERASE + line.bar(state));
      err.flush();
      drawn = true;
    } else if (now - lastLine >= LINE_NANOS) {
      lastLine = now;
      err.println(line.plain(state));
    }
  }

  @Override
  public synchronized void noted(String text) {
    if (!quiet) {
      end();
      err.println(Terminal.clean(text));
    }
  }

  /** Takes the bar away. */
  synchronized void end() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
