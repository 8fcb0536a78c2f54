/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/** The same values in another shape of as many. */
record Reshaped(Source source, List<Integer> shape) implements Source {

  Reshaped {
    shape = List.copyOf(shape);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean isIntegral() {
    return source.isIntegral();
  }

  @Override
  public float[] floats() throws IOException {
    return source.floats();
  }

  @Override
  public double[] numbers() throws IOException {
    return source.numbers();
  }
}
