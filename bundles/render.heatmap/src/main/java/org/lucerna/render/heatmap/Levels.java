/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.List;

/** Where contour lines run, in drawn units of 0 to 1. */
final class Levels {

  private Levels() {}

  /**
   * 20, 40, 60 and 80 % of the maximum; in signed maps 40, 60 and 80 % on both sides of zero, where
   * colours can be told apart.
   */
  static List<Double> of(boolean signed) {
    return signed ? List.of(0.1, 0.2, 0.3, 0.7, 0.8, 0.9) : List.of(0.2, 0.4, 0.6, 0.8);
  }
}
