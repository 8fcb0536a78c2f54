/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

/** A failure whose message is one sentence for the user: what, which file, what to do. */
public final class LucernaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  public LucernaException(ExitStatus status, String sentence) {
    super(sentence);
    this.status = status;
  }

  public LucernaException(ExitStatus status, String sentence, Throwable cause) {
    super(sentence, cause);
    this.status = status;
  }

  public ExitStatus status() {
    return status;
  }
}
