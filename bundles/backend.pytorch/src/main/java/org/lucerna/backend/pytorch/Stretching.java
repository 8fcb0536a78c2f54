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

  /** {@code [N, h, w]} to planes of another size. */
  static PtNDArray to(long height, long width, PtNDArray planes, PtNDManager scope) {
    long[] size = planes.getShape().getShape();
    PtNDArray tall =
        size[1] == height ? planes : JniUtils.matmul(shares(size[1], height, scope), planes);
    return size[2] == width
        ? tall
        : JniUtils.matmul(tall, JniUtils.transpose(shares(size[2], width, scope), 0, 1));
  }

  private static PtNDArray shares(long from, long to, PtNDManager scope) {
    Tensor shares = shares(Math.toIntExact(from), Math.toIntExact(to));
    return Transfer.batch(scope, shares, Layout.CHANNELS_FIRST);
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
