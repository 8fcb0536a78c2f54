/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/** The closed set of operations that every backend executes. Semantics are torch's. */
public sealed interface Op {

  /** The name in layer tables, such as {@code Conv}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Two-dimensional convolution; parameters {@code weight [channels, in / groups, kernel, kernel]}
   * and {@code bias [channels]}.
   *
   * @param channels output channels
   */
  record Conv(int channels, Window window, int groups, boolean bias) implements Op {}

  /** Parameters {@code weight [features, in]} and {@code bias [features]}. */
  record Linear(int features, boolean bias) implements Op {}

  /**
   * Over the channel axis; parameters {@code weight}, {@code bias}, {@code running_mean}, {@code
   * running_var}, all {@code [channels]}.
   *
   * @param momentum share of a new batch in the running statistics, as in torch (0.1)
   */
  record BatchNorm(double epsilon, double momentum) implements Op {}

  record Relu() implements Op {}

  record MaxPool(Window window, boolean ceil) implements Op {}

  /**
   * @param countPadding whether padding counts in the divisor
   */
  record AvgPool(Window window, boolean ceil, boolean countPadding) implements Op {}

  /** To {@code [C, height, width]}; 1×1 is global average pooling. */
  record AdaptiveAvgPool(int height, int width) implements Op {}

  /** To {@code [C, 1, 1]}. */
  record GlobalMaxPool() implements Op {}

  /** Active in training only; scales by {@code 1 / (1 - rate)} there. */
  record Dropout(double rate) implements Op {}

  /** The sum of its inputs, which have one shape. */
  record Add() implements Op {}

  /** Joins its inputs along the channel axis. */
  record Concat() implements Op {}

  /** To one axis, the batch axis kept. */
  record Flatten() implements Op {}
}
