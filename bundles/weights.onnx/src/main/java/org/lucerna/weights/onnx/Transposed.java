/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/**
 * A constant with its axes in another order, made when it is read.
 *
 * @param order the source's axes
 */
record Transposed(Source source, List<Integer> order) implements Source {

  Transposed {
    order = List.copyOf(order);
  }

  /** A matrix with rows and columns exchanged. */
  static Source matrix(Source source) {
    return new Transposed(source, List.of(1, 0));
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<Integer> shape() {
    return order.stream().map(source.shape()::get).toList();
  }

  @Override
  public boolean isIntegral() {
    return source.isIntegral();
  }

  @Override
  public float[] floats() throws IOException {
    float[] from = source.floats();
    float[] to = new float[from.length];
    if (order.equals(List.of(1, 0))) {
      int rows = source.shape().get(0);
      int columns = source.shape().get(1);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          to[j * rows + i] = from[i * columns + j];
        }
      }
      return to;
    }
    Steps steps = new Steps(shape(), strides());
    for (int i = 0; i < to.length; i++) {
      to[i] = from[steps.next()];
    }
    return to;
  }

  @Override
  public double[] numbers() throws IOException {
    double[] from = source.numbers();
    double[] to = new double[from.length];
    Steps steps = new Steps(shape(), strides());
    for (int i = 0; i < to.length; i++) {
      to[i] = from[steps.next()];
    }
    return to;
  }

  private int[] strides() {
    int[] own = Steps.rowMajor(source.shape());
    return order.stream().mapToInt(a -> own[a]).toArray();
  }
}
