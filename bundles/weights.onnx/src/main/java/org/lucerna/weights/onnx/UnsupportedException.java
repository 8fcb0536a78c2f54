/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;

/**
 * One operation of a sound file has no counterpart here. Collected, so that a person hears of all
 * of them at once.
 */
final class UnsupportedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what goes on after the operation's name: {@code of three axes}
   */
  UnsupportedException(String what) {
    super(what);
  }
}
