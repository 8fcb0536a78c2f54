/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** How many threads one operation may use. */
final class Threads {

  /** System property and environment variable; the property wins. */
  static final String SETTING = "LUCERNA_THREADS";

  private Threads() {}

  /** What the user set, else the number of processors. */
  static int configured() {
    String text = System.getProperty(SETTING, System.getenv(SETTING));
    return text == null || text.isBlank()
        ? Runtime.getRuntime().availableProcessors()
        : parse(text.strip());
  }

  static int parse(String text) {
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= 1024) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // Said below, like a number out of range.
    }
    throw new LucernaException(
        ExitStatus.USAGE, SETTING + " is '" + text + "': give a whole number from 1 to 1024.");
  }
}
