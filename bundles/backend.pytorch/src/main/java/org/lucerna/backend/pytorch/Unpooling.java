/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;

/**
 * The way back through a max-pool: each window hands what arrives to its largest value, of equals
 * to the first, as torch does. Where these stand is found once for a picture; a gradient then moves
 * as many values as there are windows, not as many as the layer has.
 *
 * @param winners for each window of each channel the place of its largest value among all
 * @param shape of the values that are pooled, {@code [C, h, w]}
 */
record Unpooling(int[] winners, int[] shape) {

  /** Bits of a place within a plane. */
  private static final int PLACE = 30;

  private static final int LAST = (1 << PLACE) - 1;

  /** The pool of a stage that has nothing else. */
  static Optional<Op.MaxPool> pool(Segment stage) {
    return stage.nodes().size() == 1 && stage.nodes().get(0).op() instanceof Op.MaxPool pool
        ? Optional.of(pool)
        : Optional.empty();
  }

  /**
   * Looks for the largest values.
   *
   * @param values {@code [C, h, w]}
   */
  static Unpooling of(Op.MaxPool pool, Tensor values) {
    int height = values.size(1);
    int width = values.size(2);
    Line[] down = lines(pool.window().y(), height, pool.ceil());
    Line[] along = lines(pool.window().x(), width, pool.ceil());
    int[] winners = new int[values.size(0) * down.length * along.length];
    long[] keys = new long[height * width];
    long[] tops = new long[width];
    int window = 0;
    for (int from = 0; from < values.length(); from += keys.length) {
      for (int i = 0; i < keys.length; i++) {
        keys[i] = key(values.at(from + i), i);
      }
      for (Line rows : down) {
        highest(keys, rows, tops);
        for (Line columns : along) {
          winners[window++] = from + place(highest(tops, columns));
        }
      }
    }
    return new Unpooling(winners, values.shape());
  }

  /** What of an axis a window covers, from the first place to the last. */
  private record Line(int first, int last, int step) {}

  private static Line[] lines(Span span, int size, boolean ceil) {
    Line[] lines = new Line[span.output(size, ceil)];
    for (int i = 0; i < lines.length; i++) {
      int first = i * span.stride() - span.padBefore();
      int last = first + (span.kernel() - 1) * span.dilation();
      while (first < 0) {
        first += span.dilation();
      }
      lines[i] = new Line(first, Math.min(last, size - 1), span.dilation());
    }
    return lines;
  }

  /**
   * A value and its place in one number: of two the larger has the larger value, of equal values
   * the first.
   */
  private static long key(float value, int place) {
    int bits = Float.floatToRawIntBits(value + 0f); // makes -0 a 0
    int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
    return ((long) ordered << PLACE) + LAST - place;
  }

  private static int place(long key) {
    return LAST - (int) (key & LAST);
  }

  /** Without a branch, which no processor could foresee; keys differ by less than 63 bits. */
  private static long larger(long a, long b) {
    long less = a - b;
    return a - (less & less >> 63);
  }

  /** The largest key of each column in these rows. */
  private static void highest(long[] keys, Line rows, long[] tops) {
    System.arraycopy(keys, rows.first() * tops.length, tops, 0, tops.length);
    for (int i = rows.first() + rows.step(); i <= rows.last(); i += rows.step()) {
      int from = i * tops.length;
      for (int j = 0; j < tops.length; j++) {
        tops[j] = larger(tops[j], keys[from + j]);
      }
    }
  }

  private static long highest(long[] tops, Line columns) {
    long best = tops[columns.first()];
    for (int j = columns.first() + columns.step(); j <= columns.last(); j += columns.step()) {
      best = larger(best, tops[j]);
    }
    return best;
  }

  /**
   * What arrives at the values that are pooled.
   *
   * @param arriving at the windows
   */
  Tensor back(Tensor arriving) {
    float[] all = new float[shape[0] * shape[1] * shape[2]];
    for (int i = 0; i < winners.length; i++) {
      all[winners[i]] += arriving.at(i);
    }
    return Tensor.wrap(all, shape);
  }
}
