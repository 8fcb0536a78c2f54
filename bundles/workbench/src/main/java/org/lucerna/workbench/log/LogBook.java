/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lucerna.workbench.kit.Changes;
import org.lucerna.workbench.log.LogEntry.Level;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The newest lines of the log: what the window's own parts say, and everything that is logged in
 * this process through {@code java.util.logging}, which slf4j hands its records to. Any thread.
 */
@Component(service = LogBook.class, immediate = true)
public final class LogBook {

  static final int KEPT = 5_000;

  private final Deque<LogEntry> entries = new ArrayDeque<>();
  private final Changes changes = new Changes();
  private final LogRecords records = new LogRecords(this);
  private long number;
  private int errors;

  @Activate
  public LogBook() {
    records.install();
  }

  /** Takes no more records. */
  @Deactivate
  public void close() {
    records.remove();
  }

  /**
   * Keeps a failure, with its stack trace where its sentence does not say all.
   *
   * @param source the bundle or class it came from
   * @return the sentence for the user
   */
  public String add(String source, Throwable thrown) {
    Failure failure = Failure.of(thrown);
    Optional<String> details =
        failure.unexpected() ? Optional.of(details(thrown)) : Optional.empty();
    add(Level.ERROR, source, failure.sentence(), details);
    return failure.sentence();
  }

  /** Keeps a line. */
  public void add(Level level, String source, String text, Optional<String> details) {
    synchronized (this) {
      entries.addLast(new LogEntry(++number, Instant.now(), level, source, text, details));
      if (entries.size() > KEPT) {
        entries.removeFirst();
      }
      errors += level == Level.ERROR ? 1 : 0;
    }
    changes.touch();
  }

  static String details(Throwable thrown) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      thrown.printStackTrace(out);
    }
    return text.toString().strip();
  }

  /** Oldest first. */
  public synchronized List<LogEntry> entries() {
    return List.copyOf(entries);
  }

  /** Errors since they were last looked at. */
  public synchronized int errors() {
    return errors;
  }

  /** The user has seen the errors. */
  public void read() {
    synchronized (this) {
      if (errors == 0) {
        return;
      }
      errors = 0;
    }
    changes.touch();
  }

  public void clear() {
    synchronized (this) {
      entries.clear();
      errors = 0;
    }
    changes.touch();
  }

  /** Calls on the event thread after changes, at most ten times a second. */
  public void onChange(Runnable listener) {
    changes.listen(listener);
  }

  /** Takes back {@link #onChange}. */
  public void forget(Runnable listener) {
    changes.forget(listener);
  }
}
