/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Functions of several arrays of one shape, value by value, in one pass over memory by Java. torch
 * takes a pass for each operation, and rules that share out what arrives have ten: with large
 * feature maps they take longer than the convolutions between them. Results are those of torch's
 * operations to the last bit, and belong to the first argument's manager.
 *
 * <p>On other devices than the processor torch's operations run.
 */
record Fused(PytorchModel model) {

  /** Values a thread should have, lest waking it take longer. */
  private static final int WORTH_A_THREAD = 1 << 16;

  private static final String HERE = "cpu";

  /** Values copied to the heap at once, where Java is faster; they stay in the cache. */
  private static final int PIECE = 2048;

  /** The first {@code count} values of each. */
  private interface Loop {
    void run(float[][] in, float[] out, int count);
  }

  /** {@code a / (z + epsilon sign(z))} with sign(0) = 1, and 0 where that would divide by 0. */
  PtNDArray quotient(PtNDArray a, PtNDArray z, double epsilon) {
    if (!isHere(a, z)) {
      return Elementwise.divide(a, epsilon == 0 ? z : Elementwise.stabilised(z, epsilon));
    }
    float up = (float) epsilon;
    return apply(
        (in, out, count) -> {
          for (int i = 0; i < count; i++) {
            float value = in[1][i];
            float divisor = value >= 0 ? value + up : value - up;
            out[i] = divisor == 0 ? 0 : in[0][i] / divisor;
          }
        },
        a,
        z);
  }

  /**
   * {@code a (relu(x) - relu(y)) / (x - y)}; {@code a} times the derivative at x where {@code |x -
   * y| <= tiny (|x| + |y|)}.
   */
  PtNDArray chordOfRelu(PtNDArray a, PtNDArray x, PtNDArray y, double tiny) {
    float share = (float) tiny;
    return apply(
        (in, out, count) -> {
          if (chords(in, out, count, share) <= 0) {
            slopes(in, out, count, share);
          }
        },
        a,
        x,
        y);
  }

  /**
   * As if no two values were alike, without a branch.
   *
   * @return above 0 if none were
   */
  private static float chords(float[][] in, float[] out, int count, float share) {
    float[] x = in[1];
    float[] y = in[2];
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float change = x[i] - y[i];
      out[i] = in[0][i] * ((Math.max(x[i], 0f) - Math.max(y[i], 0f)) / change);
    }
    for (int i = 0; i < count; i++) {
      float size = Math.abs(x[i]) + Math.abs(y[i]);
      least = Math.min(least, Math.abs(x[i] - y[i]) - share * size);
    }
    return least;
  }

  /** The derivative where two values are alike; elsewhere what is there stays. */
  private static void slopes(float[][] in, float[] out, int count, float share) {
    for (int i = 0; i < count; i++) {
      float x = in[1][i];
      float y = in[2][i];
      if (Math.abs(x - y) <= share * (Math.abs(x) + Math.abs(y))) {
        out[i] = x > 0 ? in[0][i] : 0;
      }
    }
  }

  /** {@code a / (x - y)}; {@code other} where x is y. */
  PtNDArray perChange(PtNDArray a, PtNDArray x, PtNDArray y, PtNDArray other) {
    return apply(
        (in, out, count) -> {
          for (int i = 0; i < count; i++) {
            float change = in[1][i] - in[2][i];
            out[i] = change == 0 ? in[3][i] : in[0][i] / change;
          }
        },
        a,
        x,
        y,
        other);
  }

  /** Whether the arrays are of one shape and lie where Java reads them. */
  boolean isHere(PtNDArray first, PtNDArray... others) {
    boolean here = model.device().id().equals(HERE);
    for (PtNDArray other : others) {
      here &= other.getShape().equals(first.getShape());
    }
    return here;
  }

  private PtNDArray apply(Loop loop, PtNDArray... in) {
    int size = Math.toIntExact(in[0].size());
    try (PtNDManager scope = (PtNDManager) in[0].getManager().newSubManager()) {
      FloatBuffer[] values = new FloatBuffer[in.length];
      for (int i = 0; i < in.length; i++) {
        values[i] = Transfer.inOrder(in[i], model.layout(), scope);
      }
      return Transfer.made(
          in[0].getManager(),
          in[0].getShape(),
          model.layout(),
          out -> share(size, (from, to) -> run(loop, values, out, from, to)));
    }
  }

  private static void run(Loop loop, FloatBuffer[] in, FloatBuffer out, int from, int to) {
    float[][] some = new float[in.length][PIECE];
    float[] made = new float[PIECE];
    for (int at = from; at < to; at += PIECE) {
      int count = Math.min(PIECE, to - at);
      for (int i = 0; i < in.length; i++) {
        in[i].get(at, some[i], 0, count);
      }
      loop.run(some, made, count);
      out.put(at, made, 0, count);
    }
  }

  private interface Range {
    void run(int from, int to);
  }

  private void share(int size, Range work) {
    int parts = Math.min(model.lanes(), Math.max(1, size / WORTH_A_THREAD));
    List<Supplier<Void>> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int from = (int) ((long) i * size / parts);
      int to = (int) ((i + 1L) * size / parts);
      all.add(
          () -> {
            work.run(from, to);
            return null;
          });
    }
    model.sideBySide(all);
  }
}
