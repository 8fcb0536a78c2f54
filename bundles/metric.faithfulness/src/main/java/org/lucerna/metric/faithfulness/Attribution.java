/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * A map's numbers as its method publishes them, on the pixels: signed where negative values are
 * evidence against the class, else rectified. What metrics that add values up take.
 */
final class Attribution {

  private Attribution() {}

  /** {@code [H, W]}. */
  static Tensor of(ExaminedMap map) {
    return map.map().sign() == Heatmap.Sign.SIGNED ? map.relevance() : map.evidence();
  }

  /** Its magnitudes, nowhere negative. */
  static double[] magnitudes(ExaminedMap map) {
    double[] values = Correlation.doubles(of(map));
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]);
    }
    return values;
  }
}
