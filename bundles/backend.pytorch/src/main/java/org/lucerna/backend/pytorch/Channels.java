/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.vision.api.network.Op;

/** What moves channels or mixes neighbouring ones. */
final class Channels {

  private Channels() {}

  static PtNDArray permute(Op.Permute op, PtNDArray x) {
    long[] axes = new long[op.order().size() + 1];
    for (int i = 1; i < axes.length; i++) {
      axes[i] = op.order().get(i - 1) + 1L;
    }
    return JniUtils.permute(x, axes);
  }

  static PtNDArray localResponseNorm(Op.LocalResponseNorm op, PtNDArray x) {
    PtNDManager manager = x.getManager();
    try (PtNDArray mean = meanSquares(op.size(), x);
        PtNDArray alpha = Transfer.scalar(manager, op.alpha());
        PtNDArray k = Transfer.scalar(manager, op.k());
        PtNDArray beta = Transfer.scalar(manager, op.beta());
        PtNDArray scaled = JniUtils.mul(mean, alpha);
        PtNDArray base = JniUtils.add(scaled, k);
        PtNDArray divisor = JniUtils.pow(base, beta)) {
      return JniUtils.div(x, divisor);
    }
  }

  /**
   * Over {@code size} channels, {@code size / 2} of them before the channel's own; where there are
   * none, zeros count. Channels are laid out as rows of a picture, so that a window can run down.
   */
  private static PtNDArray meanSquares(int size, PtNDArray x) {
    long[] shape = x.getShape().getShape();
    long[] rows = {shape[0], 1, shape[1], shape[2] * shape[3]};
    long[] sides = {0, 0, size / 2, (size - 1) / 2};
    Shape window = new Shape(size, 1);
    Shape step = new Shape(1, 1);
    Shape none = new Shape(0, 0);
    try (PtNDArray squares = JniUtils.mul(x, x);
        PtNDArray plane = JniUtils.reshape(squares, rows);
        PtNDArray padded = JniUtils.pad(plane, sides, 0);
        PtNDArray means = JniUtils.avgPool(padded, window, step, none, false, true)) {
      return JniUtils.reshape(means, shape);
    }
  }
}
