/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the log.
 *
 * @param number counting up
 * @param source the logger's name, or the bundle's
 * @param text one sentence
 * @param details a stack trace
 */
public record LogEntry(
    long number, Instant time, Level level, String source, String text, Optional<String> details) {

  /** How grave it is, least first. */
  public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR
  }
}
