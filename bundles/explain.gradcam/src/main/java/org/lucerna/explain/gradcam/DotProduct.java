/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Tensor;

/**
 * Products of parts of tensors: sums of few terms in single precision, these added in double. One
 * sum alone would wait for each of its additions.
 */
final class DotProduct {

  private static final int LANES = 8;

  /** Terms until their sums are added in double. */
  private static final int CHUNK = 64 * LANES;

  private DotProduct() {}

  /** {@code sum_i a[from + i] b[start + i]}. */
  static double of(Tensor a, int from, Tensor b, int start, int count) {
    double sum = 0;
    int lanes = count - count % LANES;
    for (int i = 0; i < lanes; i += CHUNK) {
      sum += chunk(a, from + i, b, start + i, Math.min(CHUNK, lanes - i));
    }
    for (int i = lanes; i < count; i++) {
      sum += (double) a.at(from + i) * b.at(start + i);
    }
    return sum;
  }

  private static double chunk(Tensor a, int from, Tensor b, int start, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = 0; i < count; i += LANES) {
      s0 += a.at(from + i) * b.at(start + i);
      s1 += a.at(from + i + 1) * b.at(start + i + 1);
      s2 += a.at(from + i + 2) * b.at(start + i + 2);
      s3 += a.at(from + i + 3) * b.at(start + i + 3);
      s4 += a.at(from + i + 4) * b.at(start + i + 4);
      s5 += a.at(from + i + 5) * b.at(start + i + 5);
      s6 += a.at(from + i + 6) * b.at(start + i + 6);
      s7 += a.at(from + i + 7) * b.at(start + i + 7);
    }
    return (double) s0 + s1 + s2 + s3 + ((double) s4 + s5 + s6 + s7);
  }
}
