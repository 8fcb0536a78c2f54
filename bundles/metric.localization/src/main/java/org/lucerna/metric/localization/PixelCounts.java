/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.BitSet;

/**
 * How many pixels are at or above each level, on the mask and off it.
 *
 * @param on by level
 * @param off by level
 * @param mask size of the mask
 */
record PixelCounts(int[] on, int[] off, int mask) {

  static PixelCounts of(short[] reached, BitSet mask, int levels) {
    int[] on = new int[levels];
    int[] off = new int[levels];
    for (int i = 0; i < reached.length; i++) {
      if (mask.get(i)) {
        on[reached[i]]++;
      } else {
        off[reached[i]]++;
      }
    }
    for (int k = levels - 2; k >= 0; k--) {
      on[k] += on[k + 1];
      off[k] += off[k + 1];
    }
    return new PixelCounts(on, off, mask.cardinality());
  }

  /** Share of what is shown that is object; 1 where nothing is shown. */
  double precision(int level) {
    int shown = on[level] + off[level];
    return shown == 0 ? 1 : on[level] / (double) shown;
  }

  /** Share of the object that is shown. */
  double recall(int level) {
    return on[level] / (double) mask;
  }

  double iou(int level) {
    return on[level] / (double) (mask + off[level]);
  }

  /**
   * Sum over the levels of precision times the recall gained there: the area under the curve of
   * precision against recall, as steps.
   */
  double averagePrecision() {
    double sum = 0;
    for (int k = on.length - 1; k >= 0; k--) {
      double before = k == on.length - 1 ? 0 : recall(k + 1);
      sum += precision(k) * (recall(k) - before);
    }
    return sum;
  }
}
