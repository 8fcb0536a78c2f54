/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

/** Padding in pixels. */
record Sides(int top, int left, int bottom, int right) {

  static final Sides NONE = new Sides(0, 0, 0, 0);

  Sides plus(Sides other) {
    return new Sides(
        top + other.top, left + other.left, bottom + other.bottom, right + other.right);
  }
}
