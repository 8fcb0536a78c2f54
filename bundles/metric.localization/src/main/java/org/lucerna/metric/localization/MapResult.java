/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Optional;
import org.lucerna.core.api.data.Bounds;

/**
 * What is kept of one map.
 *
 * @param evidence false where it is positive nowhere: its box is then the whole picture, and it
 *     points nowhere
 * @param boxes of the largest region by level: x0, y0, x1, y1, inclusive
 * @param largest intersection over union of that box, by level
 * @param any the best intersection over union of any region's box, by level
 * @param inBoxes of the objects' boxes
 * @param inMask of the mask, where it is known
 * @param pixels against the mask, where it is known
 */
record MapResult(
    boolean evidence,
    short[] boxes,
    float[] largest,
    float[] any,
    Pointing inBoxes,
    Optional<Pointing> inMask,
    Optional<PixelCounts> pixels) {

  /**
   * Where a map points.
   *
   * @param hit whether its maximum lies in the region
   * @param near the same with the tolerance
   * @param energy share of its sum there; NaN where there is no evidence
   */
  record Pointing(boolean hit, boolean near, double energy) {}

  Bounds box(int level) {
    int b = 4 * level;
    return new Bounds(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3]);
  }

  boolean hits(int level, double iou) {
    return largest[level] >= iou;
  }
}
