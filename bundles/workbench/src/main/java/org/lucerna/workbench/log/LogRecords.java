/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Brings records of {@code java.util.logging} to the log book. */
final class LogRecords extends Handler {

  private final LogBook book;
  private final SimpleFormatter formatter = new SimpleFormatter();

  LogRecords(LogBook book) {
    this.book = book;
    setLevel(Level.INFO);
  }

  /** At the root: what any logger says arrives, unless its own level is higher. */
  void install() {
    root().addHandler(this);
  }

  void remove() {
    root().removeHandler(this);
  }

  private static Logger root() {
    return Logger.getLogger("");
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    String text = formatter.formatMessage(record);
    Throwable thrown = record.getThrown();
    String line = text == null || text.isBlank() ? String.valueOf(thrown) : text;
    String source = record.getLoggerName() == null ? "" : record.getLoggerName();
    book.add(
        level(record.getLevel()), source, line, Optional.ofNullable(thrown).map(LogBook::details));
  }

  private static LogEntry.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return LogEntry.Level.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return LogEntry.Level.WARNING;
    }
    return level.intValue() >= Level.INFO.intValue() ? LogEntry.Level.INFO : LogEntry.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
