/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.util.List;

/**
 * Something about the data its user should know.
 *
 * @param files ids or paths below the data set's folder
 * @param message one sentence
 */
public record Problem(Kind kind, List<String> files, String message) {

  /** What it is; {@link #isSkipped()} kinds make a run partial. */
  public enum Kind {
    UNREADABLE,
    TOO_LARGE,
    EXACT_DUPLICATE,
    NEAR_DUPLICATE,
    /** One picture under two labels. */
    CONFLICT,
    /** Related pictures lie in different splits because the data set's own split has it so. */
    LEAK,
    /** What is said to be truly in a picture cannot be used; the picture itself can. */
    TRUTH;

    /** Whether such files are left out. */
    public boolean isSkipped() {
      return this == UNREADABLE || this == TOO_LARGE;
    }
  }

  public Problem {
    files = List.copyOf(files);
  }
}
