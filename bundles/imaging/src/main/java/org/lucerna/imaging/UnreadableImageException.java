/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.io.IOException;

/** A picture cannot be used; the message is one sentence that names the file. */
public final class UnreadableImageException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** Damaged, truncated, hostile or of an unknown format. */
    UNREADABLE,
    /** Beyond the {@link DecodeLimits}; no pixel was decoded. */
    TOO_LARGE
  }

  private final Kind kind;

  UnreadableImageException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
