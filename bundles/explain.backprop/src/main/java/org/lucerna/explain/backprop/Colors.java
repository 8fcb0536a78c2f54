/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/** What methods at the pixels make of {@code [3, H, W]}, one plane a colour. */
final class Colors {

  private Colors() {}

  /** The largest magnitude among the colours of each pixel, {@code [H, W]}. */
  static Tensor largestMagnitude(Tensor colors) {
    float[] out = new float[colors.size(1) * colors.size(2)];
    for (int i = 0; i < colors.length(); i++) {
      out[i % out.length] = Math.max(out[i % out.length], Math.abs(colors.at(i)));
    }
    return Tensor.wrap(out, colors.size(1), colors.size(2));
  }

  /** The sum over the colours of each pixel, {@code [H, W]}. */
  static Tensor sum(Tensor colors) {
    float[] ones = new float[colors.size(0)];
    Arrays.fill(ones, 1);
    return colors.weightedChannelSum(ones);
  }

  /** Value by value. */
  static Tensor product(Tensor a, Tensor b) {
    float[] out = a.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= b.at(i);
    }
    return Tensor.wrap(out, a.shape());
  }

  /** Value by value. */
  static Tensor difference(Tensor a, Tensor b) {
    float[] out = a.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] -= b.at(i);
    }
    return Tensor.wrap(out, a.shape());
  }
}
