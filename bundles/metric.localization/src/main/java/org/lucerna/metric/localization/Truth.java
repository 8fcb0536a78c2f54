/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.examination.TruePixels;
import org.lucerna.vision.api.analysis.PictureTruth;

/**
 * What is truly in a picture, ready for many maps. Without annotated boxes the box around the mask
 * stands for them.
 *
 * @param boxes never empty
 * @param inBoxes pixels of which the centre lies in a box
 * @param mask pixels of the object, where they are known
 */
record Truth(
    int width,
    int height,
    List<Bounds> boxes,
    BitSet inBoxes,
    Optional<BitSet> mask,
    boolean difficult) {

  /** Empty where neither a box nor a mask is known. */
  static Optional<Truth> of(PictureTruth truth, int width, int height) {
    Optional<Mask> foreground = truth.foreground();
    List<Bounds> boxes =
        truth.boxes().isEmpty()
            ? foreground.flatMap(Mask::bounds).map(Bounds::of).stream().toList()
            : truth.boxes();
    if (boxes.isEmpty()) {
      return Optional.empty();
    }
    BitSet inBoxes = TruePixels.inBoxes(boxes, width, height);
    Optional<BitSet> mask = foreground.map(m -> TruePixels.of(m, width, height));
    return Optional.of(new Truth(width, height, boxes, inBoxes, mask, truth.difficult()));
  }

  /** The best intersection over union of a box with one of the objects' boxes. */
  float iou(int x0, int y0, int x1, int y1) {
    double best = 0;
    for (Bounds box : boxes) {
      double w = Math.min(x1, box.x1()) - Math.max(x0, box.x0()) + 1;
      double h = Math.min(y1, box.y1()) - Math.max(y0, box.y0()) + 1;
      if (w > 0 && h > 0) {
        double own = (x1 - x0 + 1.0) * (y1 - y0 + 1.0);
        best = Math.max(best, w * h / (own + box.area() - w * h));
      }
    }
    return (float) best;
  }

  /**
   * Whether a pixel of the region lies nearer than {@code tolerance} to a point, or the point in
   * it.
   */
  boolean near(BitSet region, int point, double tolerance) {
    if (region.get(point)) {
      return true;
    }
    int x = point % width;
    int y = point / width;
    int reach = (int) Math.ceil(tolerance);
    for (int yy = Math.max(0, y - reach); yy <= Math.min(height - 1, y + reach); yy++) {
      double rest = tolerance * tolerance - (double) (yy - y) * (yy - y);
      for (int xx = Math.max(0, x - reach); xx <= Math.min(width - 1, x + reach); xx++) {
        if ((double) (xx - x) * (xx - x) < rest && region.get(yy * width + xx)) {
          return true;
        }
      }
    }
    return false;
  }
}
