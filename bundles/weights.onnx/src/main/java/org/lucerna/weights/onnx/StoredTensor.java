/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/**
 * A tensor of the file, read at its place when it is asked for.
 *
 * @param name of the initializer; empty for a constant inside a node
 * @param bytes where the values lie, and how
 */
record StoredTensor(String name, TensorType type, List<Integer> shape, TensorBytes bytes)
    implements Source {

  StoredTensor {
    shape = List.copyOf(shape);
  }

  @Override
  public boolean isIntegral() {
    return switch (type) {
      case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> false;
      default -> true;
    };
  }

  @Override
  public float[] floats() throws IOException {
    return bytes.floats(this);
  }

  @Override
  public double[] numbers() throws IOException {
    return type == TensorType.INT64 && elements() <= Computed.LARGEST
        ? bytes.integers(this)
        : Source.super.numbers();
  }
}
