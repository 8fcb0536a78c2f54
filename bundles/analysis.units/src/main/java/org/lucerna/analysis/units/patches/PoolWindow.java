/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.stream.IntStream;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * The cells a pooling layer's cell reads, padding left out.
 *
 * @param count what an average divides by
 */
record PoolWindow(int[] rows, int[] columns, int count) {

  static PoolWindow of(Op op, Shape in, int y, int x) {
    if (op instanceof Op.MaxPool p) {
      return new PoolWindow(p.window(), in, y, x);
    } else if (op instanceof Op.AvgPool p) {
      PoolWindow window = new PoolWindow(p.window(), in, y, x);
      int all = padded(p.window().y(), in.height(), y) * padded(p.window().x(), in.width(), x);
      return p.countPadding() ? new PoolWindow(window.rows, window.columns, all) : window;
    } else if (op instanceof Op.AdaptiveAvgPool p) {
      return of(adaptive(p.height(), in.height(), y), adaptive(p.width(), in.width(), x));
    }
    return of(adaptive(1, in.height(), 0), adaptive(1, in.width(), 0));
  }

  private PoolWindow(Window window, Shape in, int y, int x) {
    this(taps(window.y(), in.height(), y), taps(window.x(), in.width(), x));
  }

  private PoolWindow(int[] rows, int[] columns) {
    this(rows, columns, rows.length * columns.length);
  }

  private static PoolWindow of(int[] rows, int[] columns) {
    return new PoolWindow(rows, columns);
  }

  private static int[] taps(Span span, int size, int cell) {
    int first = cell * span.stride() - span.padBefore();
    return IntStream.range(0, span.kernel())
        .map(tap -> first + tap * span.dilation())
        .filter(at -> at >= 0 && at < size)
        .toArray();
  }

  /** Torch counts padding, but not what a ceil-mode window covers behind it. */
  private static int padded(Span span, int size, int cell) {
    int first = cell * span.stride() - span.padBefore();
    return Math.min(first + span.kernel(), size + span.padAfter()) - first;
  }

  private static int[] adaptive(int out, int in, int cell) {
    return IntStream.range(cell * in / out, ((cell + 1) * in + out - 1) / out).toArray();
  }
}
