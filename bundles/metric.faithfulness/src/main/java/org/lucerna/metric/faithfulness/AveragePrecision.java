/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.BitSet;
import org.lucerna.core.api.data.Tensor;

/** Average precision of pixels ranked by a map; equal values are one threshold. */
final class AveragePrecision {

  private AveragePrecision() {}

  /**
   * @param positives at least one
   * @return above 0, up to 1
   */
  static double of(Tensor values, BitSet positives) {
    int[] order = Ranking.of(values);
    int all = positives.cardinality();
    double area = 0;
    int before = 0;
    int found = 0;
    for (int i = 0; i < order.length; i++) {
      found += positives.get(order[i]) ? 1 : 0;
      boolean isLast = i + 1 == order.length || values.at(order[i + 1]) != values.at(order[i]);
      if (isLast) {
        area += (double) (found - before) * found / (i + 1);
        before = found;
      }
    }
    return area / all;
  }
}
