/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/** What removed pixels are replaced by. */
final class Fillers {

  private Fillers() {}

  /** The mean colour that normalisation subtracts: 0 everywhere. */
  static Tensor mean(Tensor input) {
    return Tensor.wrap(new float[input.length()], input.shape());
  }

  /** One value a channel. */
  static Tensor plain(Tensor input, float[] colour) {
    float[] values = new float[input.length()];
    int plane = values.length / colour.length;
    for (int c = 0; c < colour.length; c++) {
      Arrays.fill(values, c * plane, (c + 1) * plane, colour[c]);
    }
    return Tensor.wrap(values, input.shape());
  }
}
