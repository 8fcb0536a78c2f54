/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

/** The command line itself is wrong. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong
   * @param help the command that shows what is right
   */
  UsageException(String sentence, String help) {
    super(sentence + " (see " + help + ")");
  }
}
