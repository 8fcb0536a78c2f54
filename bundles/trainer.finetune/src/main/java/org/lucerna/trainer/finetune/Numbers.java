/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

/** Numbers inside texts. */
final class Numbers {

  private Numbers() {}

  /** Not a number where the text is none. */
  static double parse(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
