/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** What a window sees at each of its places, as columns of a matrix (im2col). */
final class Columns {

  private Columns() {}

  /**
   * @param planes {@code [N, h, w]}
   * @param out the sizes of the result's plane are its last two
   * @return {@code [N, taps, out h * out w]}
   */
  static PtNDArray of(Window window, PtNDArray planes, long[] out) {
    Span y = window.y();
    Span x = window.x();
    long[] sides = {x.padBefore(), x.padAfter(), y.padBefore(), y.padAfter()};
    PtNDArray padded = JniUtils.pad(planes, sides, 0);
    PtNDArray[] taps = new PtNDArray[y.kernel() * x.kernel()];
    for (int i = 0; i < taps.length; i++) {
      PtNDArray rows = every(padded, 1, y, new Tap(i / x.kernel(), out[2]));
      taps[i] = every(rows, 2, x, new Tap(i % x.kernel(), out[3]));
    }
    PtNDArray stacked = JniUtils.stack(taps, 1);
    long rows = planes.getShape().get(0);
    return JniUtils.reshape(stacked, new long[] {rows, taps.length, out[2] * out[3]});
  }

  private record Tap(int index, long places) {}

  /** The values that one tap of the window sees along an axis. */
  private static PtNDArray every(PtNDArray values, int axis, Span span, Tap tap) {
    long from = (long) tap.index() * span.dilation();
    return JniUtils.slice(
        values, axis, from, from + (tap.places() - 1) * span.stride() + 1, span.stride());
  }
}
