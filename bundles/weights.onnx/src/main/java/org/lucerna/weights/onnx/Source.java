/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/** A constant of the graph: where its values come from when they are needed. Row-major. */
interface Source {

  List<Integer> shape();

  /** All values; each call gives an array of its own. */
  float[] floats() throws IOException;

  /** The name under which the file keeps it, or an empty text. */
  default String name() {
    return "";
  }

  /** Whether they are whole numbers, whose quotients are whole as well. */
  default boolean isIntegral() {
    return false;
  }

  /**
   * The number of values.
   *
   * @throws ArithmeticException beyond the largest int
   */
  default int elements() {
    return shape().stream().reduce(1, Math::multiplyExact);
  }

  /**
   * The values of a small constant, exact where they are integers.
   *
   * @throws UnsupportedException for a large one, which no calculation of shapes needs
   */
  default double[] numbers() throws IOException {
    if (elements() > Computed.LARGEST) {
      throw new UnsupportedException("that calculates with a constant of shape " + shape());
    }
    float[] floats = floats();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      numbers[i] = floats[i];
    }
    return numbers;
  }
}
