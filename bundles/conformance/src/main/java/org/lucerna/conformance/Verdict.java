/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

/** How a check ended. */
enum Verdict {
  PASSED("ok", '+'),
  FAILED("failed", 'X'),
  NOT_APPLICABLE("not applicable", '.');

  private final String text;
  private final char sign;

  Verdict(String text, char sign) {
    this.text = text;
    this.sign = sign;
  }

  /** As people read it. */
  String text() {
    return text;
  }

  /** In a narrow table. */
  char sign() {
    return sign;
  }
}
