/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.vision.api.network.Op;

/**
 * The bias of functions of one value: {@code phi(z) - phi'(z) z}, what their tangent at z has at 0
 * (Srinivas and Fleuret 2019, section 3.1, "implicit biases"). A ReLU's is 0.
 */
final class ImplicitBias {

  /** {@code phi(z) - phi'(z) z} by z. */
  @FunctionalInterface
  interface Tangent {
    double atZero(double z);
  }

  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private ImplicitBias() {}

  /** Null for what is no function of one value, or has no bias. */
  static Tangent of(Op op) {
    if (op instanceof Op.Sigmoid) {
      return z -> sigmoid(z) - z * sigmoid(z) * sigmoid(-z);
    } else if (op instanceof Op.Silu) {
      return z -> -z * z * sigmoid(z) * sigmoid(-z);
    } else if (op instanceof Op.Tanh) {
      return z -> Math.tanh(z) - z * (1 - Math.tanh(z) * Math.tanh(z));
    } else if (op instanceof Op.Gelu) {
      return z -> -z * z * DENSITY * Math.exp(-z * z / 2);
    } else if (op instanceof Op.HardSigmoid) {
      return z -> z >= 3 ? 1 : z <= -3 ? 0 : 0.5;
    } else if (op instanceof Op.HardSwish) {
      return z -> Math.abs(z) >= 3 ? 0 : -z * z / 6;
    } else if (op instanceof Op.Clamp c) {
      return z -> z > c.high() ? c.high() : z < c.low() ? c.low() : 0;
    }
    return null;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
