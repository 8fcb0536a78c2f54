/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;

/**
 * Says what is wrong with a file as the rest of a sentence that begins with the file's name, such
 * as {@code is empty}; the reader puts the name in front.
 */
final class BadFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 400;

  BadFileException(String predicate) {
    super(tidy(predicate));
  }

  /** The file ends before its content does. */
  static BadFileException truncated() {
    return new BadFileException("is cut short: download or copy it again");
  }

  /** Something in a form that {@code torch.save} never gives it. */
  static BadFileException damaged(String what) {
    return new BadFileException("is damaged or forged: " + what);
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
