/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * How often a network is right at each level of stated probability: the subject of renderer {@code
 * reliability} (DeGroot and Fienberg 1983; Guo et al. 2017, figure 1).
 *
 * @param bins from low to high probability, none overlapping; empty ones may be left out
 * @param expectedError expected calibration error, 0 to 1
 */
public record ReliabilityDiagram(String title, List<Bin> bins, double expectedError) {

  /**
   * @param from lower end of the stated probability, 0 to 1
   * @param to upper end
   * @param n predictions in it, at least 1
   * @param confidence their mean stated probability
   * @param accuracy share of them that is right
   * @param low lower end of the accuracy's 95 % interval
   * @param high its upper end
   */
  public record Bin(
      double from, double to, int n, double confidence, double accuracy, double low, double high) {}

  public ReliabilityDiagram {
    bins = List.copyOf(bins);
  }
}
