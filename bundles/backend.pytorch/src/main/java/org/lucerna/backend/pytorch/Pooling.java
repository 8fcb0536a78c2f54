/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * Pooling with any padding. torch pads both sides alike and by no more than half the window; what
 * it cannot do is padded (or cut) by hand to just what the windows cover.
 */
final class Pooling {

  private static final Shape NONE = new Shape(0, 0);

  private Pooling() {}

  static PtNDArray max(Op.MaxPool op, PtNDArray x) {
    Window w = op.window();
    if (isNative(w)) {
      return JniUtils.maxPool(x, kernel(w), stride(w), padding(w), op.ceil());
    }
    try (PtNDArray padded = cover(x, w, op.ceil(), Double.NEGATIVE_INFINITY)) {
      return JniUtils.maxPool(padded, kernel(w), stride(w), NONE, false);
    }
  }

  static PtNDArray average(Op.AvgPool op, PtNDArray x) {
    Window w = op.window();
    // DJL 0.35.1 always counts the padding, whatever its last argument says.
    if (isNative(w) && (op.countPadding() || !isPadded(w))) {
      return JniUtils.avgPool(x, kernel(w), stride(w), padding(w), op.ceil(), true);
    }
    try (PtNDArray padded = cover(x, w, op.ceil(), 0);
        PtNDArray sums = JniUtils.avgPool(padded, kernel(w), stride(w), NONE, false, true);
        PtNDArray shares = shares(op, x)) {
      return JniUtils.div(sums, shares);
    }
  }

  /** The share of each window, {@code [1, 1, h, w]}, that the divisor counts. */
  private static PtNDArray shares(Op.AvgPool op, PtNDArray x) {
    Window w = op.window();
    boolean all = op.countPadding();
    long height = x.getShape().get(2) + (all ? w.y().padBefore() + w.y().padAfter() : 0);
    long width = x.getShape().get(3) + (all ? w.x().padBefore() + w.x().padAfter() : 0);
    Window inner = all ? new Window(unpadded(w.y()), unpadded(w.x())) : w;
    PtNDManager manager = x.getManager();
    try (PtNDArray ones = (PtNDArray) manager.ones(new Shape(1, 1, height, width));
        PtNDArray padded = cover(ones, inner, op.ceil(), 0)) {
      return JniUtils.avgPool(padded, kernel(w), stride(w), NONE, false, true);
    }
  }

  /** Exactly the pixels that the windows cover, from the first to the last. */
  private static PtNDArray cover(PtNDArray x, Window w, boolean ceil, double value) {
    long[] sides = {
      w.x().padBefore(), behind(w.x(), x.getShape().get(3), ceil),
      w.y().padBefore(), behind(w.y(), x.getShape().get(2), ceil)
    };
    return JniUtils.pad(x, sides, value);
  }

  private static long behind(Span span, long size, boolean ceil) {
    int windows = span.output(Math.toIntExact(size), ceil);
    return (windows - 1L) * span.stride() + span.extent() - size - span.padBefore();
  }

  private static Span unpadded(Span span) {
    return new Span(span.kernel(), span.stride(), 0, 0, span.dilation());
  }

  private static boolean isNative(Window w) {
    return w.evenlyPadded()
        && 2 * w.y().padBefore() <= w.y().kernel()
        && 2 * w.x().padBefore() <= w.x().kernel();
  }

  private static boolean isPadded(Window w) {
    return w.y().padBefore() + w.y().padAfter() + w.x().padBefore() + w.x().padAfter() > 0;
  }

  private static Shape kernel(Window w) {
    return new Shape(w.y().kernel(), w.x().kernel());
  }

  private static Shape stride(Window w) {
    return new Shape(w.y().stride(), w.x().stride());
  }

  private static Shape padding(Window w) {
    return new Shape(w.y().padBefore(), w.x().padBefore());
  }
}
