/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * What is removed, and how it is filled.
 *
 * @param percentiles shares of the pixels that are removed, in percent; two forward passes each
 * @param noise standard deviation of what is added to imputed pixels, of a range from black to
 *     white of 1
 */
public record RoadParams(
    @Param(
            value = "20,40,60,80",
            min = 1,
            max = 99,
            help = "percent of the pixels that are removed; two forward passes each")
        List<Integer> percentiles,
    @Param(
            value = "0.01",
            min = 0,
            max = 1,
            help = "deviation of the noise on imputed pixels, of a range from black to white of 1")
        double noise) {

  public RoadParams {
    percentiles = percentiles.stream().sorted().distinct().toList();
  }
}
