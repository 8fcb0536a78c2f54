/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.Arrays;
import java.util.List;

/** A small constant that lies in memory. */
final class Computed implements Source {

  /** Far beyond shapes and vectors with a value a channel. */
  static final int LARGEST = 1 << 16;

  private final List<Integer> shape;
  private final double[] numbers;
  private final boolean integral;

  /** Takes the array over. */
  Computed(List<Integer> shape, double[] numbers, boolean integral) {
    this.shape = List.copyOf(shape);
    this.numbers = numbers;
    this.integral = integral;
  }

  static Computed scalar(double value, boolean integral) {
    return new Computed(List.of(), new double[] {value}, integral);
  }

  /** Real numbers; takes the array over. */
  static Computed vector(double... values) {
    return new Computed(List.of(values.length), values, false);
  }

  /** Whole numbers. */
  static Computed vector(List<? extends Number> values) {
    double[] numbers = values.stream().mapToDouble(Number::doubleValue).toArray();
    return new Computed(List.of(numbers.length), numbers, true);
  }

  /** {@code size} times {@code value}. */
  static Computed filled(int size, double value) {
    double[] numbers = new double[size];
    Arrays.fill(numbers, value);
    return vector(numbers);
  }

  @Override
  public List<Integer> shape() {
    return shape;
  }

  @Override
  public boolean isIntegral() {
    return integral;
  }

  @Override
  public float[] floats() {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  @Override
  public double[] numbers() {
    return numbers.clone();
  }
}
