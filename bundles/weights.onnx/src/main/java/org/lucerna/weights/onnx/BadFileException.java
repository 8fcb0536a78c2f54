/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.file.Path;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** Says what is wrong with a file as the rest of a sentence that begins with the file's name. */
final class BadFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1200;

  BadFileException(String predicate) {
    super(tidy(predicate));
  }

  /** A structure that no exporter writes. */
  static BadFileException damaged(String what) {
    return new BadFileException("is damaged or forged: " + what);
  }

  /** The whole sentence. */
  LucernaException about(Path file) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "The ONNX file '" + file + "' " + getMessage() + ".", this);
  }

  /** Names from the file may be long and hold anything: still one line, of a readable length. */
  private static String tidy(String predicate) {
    String line = predicate.replaceAll("\\p{Cntrl}", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " … " + line.substring(line.length() - half);
  }
}
