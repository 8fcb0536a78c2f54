/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collection;
import java.util.stream.IntStream;

/** Gradients that are too long all together, as torch.nn.utils.clip_grad_norm_ treats them. */
final class Clipping {

  /** torch's, against division by zero. */
  private static final double EPSILON = 1e-6;

  private Clipping() {}

  /** The factor for all gradients: {@code min(1, largest / (norm + 1e-6))}. */
  static double scale(Collection<PtNDArray> gradients, double largest) {
    if (Double.isInfinite(largest)) {
      return 1;
    }
    double squares = 0;
    for (PtNDArray gradient : gradients) {
      double norm = norm(gradient);
      squares += norm * norm;
    }
    return Math.min(1, largest / (Math.sqrt(squares) + EPSILON));
  }

  private static double norm(PtNDArray gradient) {
    int[] axes = IntStream.range(0, gradient.getShape().dimension()).toArray();
    try (PtNDManager scope = (PtNDManager) gradient.getManager().newSubManager();
        PtNDArray alias = Transfer.alias(gradient, scope);
        PtNDArray norm = JniUtils.norm(alias, 2, axes, false)) {
      return Transfer.out(norm).at(0);
    }
  }
}
