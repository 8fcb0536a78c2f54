/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.nio.file.Path;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * What is wrong with a weight file, as the rest of a sentence that begins with the file's name,
 * such as {@code is empty}. Thrown deep inside a reader, where the file's name is not known; {@link
 * #about} puts it in front.
 */
public final class BadWeightsException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 400;

  /**
   * @param predicate without a full stop; texts of the file may be in it as they are
   */
  public BadWeightsException(String predicate) {
    super(tidy(predicate));
  }

  /** The file ends before its content does. */
  public static BadWeightsException truncated() {
    return new BadWeightsException("is cut short: download or copy it again");
  }

  /** There is something in the file that no writer of its format makes. */
  public static BadWeightsException damaged(String what) {
    return new BadWeightsException("is damaged or forged: " + what);
  }

  /** The whole sentence (unreadable). */
  public LucernaException about(Path file) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "The weight file '" + file + "' " + getMessage() + ".");
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
