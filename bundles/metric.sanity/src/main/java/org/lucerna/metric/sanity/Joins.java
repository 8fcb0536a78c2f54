/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Op;

/** Layers that read several others, which {@code Model.run} from one layer does not compute. */
final class Joins {

  private Joins() {}

  /**
   * @param inputs of a batch, {@code [N, ...]}
   */
  static Tensor of(Op op, List<Tensor> inputs) {
    Tensor joined = inputs.get(0);
    for (Tensor next : inputs.subList(1, inputs.size())) {
      joined = op instanceof Op.Concat ? concat(joined, next) : combined(op, joined, next);
    }
    return joined;
  }

  private static Tensor concat(Tensor a, Tensor b) {
    int[] shape = a.shape();
    shape[1] += b.size(1);
    int rows = a.size(0);
    int m = a.length() / rows;
    int n = b.length() / rows;
    float[] out = new float[a.length() + b.length()];
    float[] x = a.toArray();
    float[] y = b.toArray();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * m, out, r * (m + n), m);
      System.arraycopy(y, r * n, out, r * (m + n) + m, n);
    }
    return Tensor.wrap(out, shape);
  }

  /** Sum or product; a factor a channel of {@code [N, C, 1, 1]} is meant for all its places. */
  private static Tensor combined(Op op, Tensor a, Tensor b) {
    if (a.length() < b.length()) {
      return combined(op, b, a);
    }
    int places = a.length() / b.length();
    if (places > 1 && !Arrays.equals(new int[] {a.size(0), a.size(1), 1, 1}, b.shape())) {
      throw new IllegalArgumentException(a + " and " + b + " do not fit");
    }
    float[] out = a.toArray();
    for (int i = 0; i < out.length; i++) {
      float other = b.at(i / places);
      out[i] = op instanceof Op.Multiply ? out[i] * other : out[i] + other;
    }
    return Tensor.wrap(out, a.shape());
  }
}
