/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.core.api.data.Tensor;

/**
 * Bilinear resampling with half-pixel centres as matrix products, one for each axis: torch's {@code
 * interpolate} with {@code align_corners = false} and without antialiasing, which DJL's cannot turn
 * off where masks shrink.
 */
final class Stretching {

  private Stretching() {}

  /**
   * Resamples one axis of {@code [N, h, w]}.
   *
   * @param rows whether it is h
   */
  static PtNDArray along(int from, long to, PtNDArray planes, PtNDManager scope, boolean rows) {
    if (from == to) {
      return planes;
    }
    PtNDArray shares =
        Transfer.batch(scope, shares(from, Math.toIntExact(to)), Layout.CHANNELS_FIRST);
    return rows
        ? JniUtils.matmul(shares, planes)
        : JniUtils.matmul(planes, JniUtils.transpose(shares, 0, 1));
  }

  /** {@code [to, from]}: each row has the shares of at most two values. */
  static Tensor shares(int from, int to) {
    float[] shares = new float[to * from];
    for (int i = 0; i < to; i++) {
      float at = Math.max(0, Math.min(from - 1, (i + 0.5f) * from / to - 0.5f));
      int low = (int) at;
      int high = Math.min(low + 1, from - 1);
      shares[i * from + low] += 1 - (at - low);
      shares[i * from + high] += at - low;
    }
    return Tensor.wrap(shares, to, from);
  }
}
