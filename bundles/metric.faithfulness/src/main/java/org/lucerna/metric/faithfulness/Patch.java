/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Tensor;

/** A square of pixels inside a picture. */
record Patch(int top, int left, int side) {

  /** The sum of a map's values, {@code [H, W]}, on it. */
  double sum(Tensor map) {
    int width = map.size(1);
    double sum = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        sum += map.at(y * width + x);
      }
    }
    return sum;
  }

  /**
   * The picture once for each patch, which has the mean colour there: 0 after normalisation.
   *
   * @param input {@code [C, H, W]}
   */
  static Tensor hidden(Tensor input, List<Patch> patches) {
    float[] all = new float[patches.size() * input.length()];
    float[] one = input.toArray();
    int width = input.size(2);
    for (int i = 0; i < patches.size(); i++) {
      Patch p = patches.get(i);
      int start = i * one.length;
      System.arraycopy(one, 0, all, start, one.length);
      for (int c = 0; c < input.size(0); c++) {
        for (int y = p.top; y < p.top + p.side; y++) {
          int from = start + (c * input.size(1) + y) * width + p.left;
          Arrays.fill(all, from, from + p.side, 0);
        }
      }
    }
    return Tensor.wrap(all, patches.size(), input.size(0), input.size(1), width);
  }
}
