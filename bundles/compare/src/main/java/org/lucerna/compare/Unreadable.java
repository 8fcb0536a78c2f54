/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.nio.file.Path;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** Failures of reading what a run left behind. */
final class Unreadable {

  private Unreadable() {}

  static LucernaException because(String sentence) {
    return new LucernaException(ExitStatus.UNREADABLE, sentence);
  }

  static LucernaException file(Path file, Exception cause) {
    return new LucernaException(
        ExitStatus.UNREADABLE,
        "cannot read " + file + ": it is missing or damaged; repeat the run",
        cause);
  }
}
