/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

/** What the brush does. */
enum Tool {
  /** A colour. */
  PAINT('B'),
  /** The same, out of focus. */
  BLUR('U'),
  /** The grey that means nothing to the network. */
  ERASE('E'),
  /** Another place of the same picture. */
  PASTE('P');

  private final char key;

  Tool(char key) {
    this.key = key;
  }

  /** The key that chooses it. */
  String key() {
    return String.valueOf(key);
  }
}
