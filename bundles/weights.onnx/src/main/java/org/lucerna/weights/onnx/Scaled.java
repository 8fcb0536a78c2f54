/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/** A constant times a number. */
record Scaled(Source source, float factor) implements Source {

  /** The source itself where nothing changes. */
  static Source of(Source source, double factor) {
    return factor == 1 ? source : new Scaled(source, (float) factor);
  }

  @Override
  public List<Integer> shape() {
    return source.shape();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public float[] floats() throws IOException {
    float[] values = source.floats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }
}
