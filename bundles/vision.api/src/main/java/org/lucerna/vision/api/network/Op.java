/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/** The closed set of operations that every backend executes. Semantics are torch's. */
public sealed interface Op {

  /** The name in layer tables, such as {@code Conv}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether a step of training draws random numbers here, so that no two steps need agree. */
  default boolean isStochastic() {
    return false;
  }

  /**
   * Two-dimensional convolution; parameters {@code weight [channels, in / groups, kernel, kernel]}
   * and {@code bias [channels]}.
   *
   * @param channels output channels
   */
  record Conv(int channels, Window window, int groups, boolean bias) implements Op {}

  /**
   * On {@code [in]}, or on the last axis of {@code [H, W, in]} where a permutation put the channels
   * there; parameters {@code weight [features, in]} and {@code bias [features]}.
   */
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
  record Dropout(double rate) implements Op {
    @Override
    public boolean isStochastic() {
      return rate > 0;
    }
  }

  /** The sum of its inputs, which have one shape. */
  record Add() implements Op {}

  /** Joins its inputs along the channel axis. */
  record Concat() implements Op {}

  /** To one axis, the batch axis kept. */
  record Flatten() implements Op {}

  /**
   * The product of its two inputs; the second may be {@code [C, 1, 1]}, one factor a channel, as in
   * squeeze-and-excitation (Hu et al. 2018).
   */
  record Multiply() implements Op {}

  /**
   * One factor a channel that is learnt, parameter {@code layer_scale [C, 1, 1]} of the layer's
   * container (Touvron et al. 2021).
   */
  record LayerScale() implements Op {}

  /**
   * {@code weight * x + bias}, one factor and one summand a channel, parameters {@code weight [C]}
   * and {@code bias [C]}; constants of exported graphs.
   */
  record Affine() implements Op {}

  record Sigmoid() implements Op {}

  record Tanh() implements Op {}

  /** {@code x * sigmoid(x)}, also called swish. */
  record Silu() implements Op {}

  /** {@code relu6(x + 3) / 6}. */
  record HardSigmoid() implements Op {}

  /** {@code x * relu6(x + 3) / 6}. */
  record HardSwish() implements Op {}

  /** {@code x * Phi(x)} with the exact error function. */
  record Gelu() implements Op {}

  /** Slope {@code slope} below zero. */
  record LeakyRelu(double slope) implements Op {}

  /** Values cut to {@code [low, high]}; {@code [0, 6]} is ReLU6. */
  record Clamp(double low, double high) implements Op {
    @Override
    public String name() {
      return low == 0 && high == 6 ? "Relu6" : "Clamp";
    }
  }

  /**
   * Over one axis (Ba et al. 2016); parameters {@code weight} and {@code bias}, of that axis's
   * size.
   *
   * @param axis of one picture's values: 0 for channels of {@code [C, H, W]}, 2 for those of {@code
   *     [H, W, C]}
   */
  record LayerNorm(int axis, double epsilon) implements Op {}

  /**
   * Across neighbouring channels, as torch.nn.LocalResponseNorm: {@code x / (k + alpha / size * sum
   * x^2)^beta} (Krizhevsky et al. 2012).
   */
  record LocalResponseNorm(int size, double alpha, double beta, double k) implements Op {}

  /**
   * Another order of the axes.
   *
   * @param order axes of one picture's values, the batch axis not counted: {@code [1, 2, 0]} makes
   *     {@code [H, W, C]} of {@code [C, H, W]}
   */
  record Permute(List<Integer> order) implements Op {
    public Permute {
      order = List.copyOf(order);
    }
  }

  /** Channels of zeros before and behind. */
  record PadChannels(int before, int behind) implements Op {}

  /**
   * Active in training only: drops whole pictures of the batch and scales the others by {@code 1 /
   * (1 - rate)} (Huang et al. 2016).
   */
  record StochasticDepth(double rate) implements Op {
    @Override
    public boolean isStochastic() {
      return rate > 0;
    }
  }
}
