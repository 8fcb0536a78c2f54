/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.BitSet;
import java.util.List;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;

/**
 * The object's pixels.
 *
 * @param pixels row by row
 */
record Region(BitSet pixels, int height, int width) {

  static Region of(Mask mask) {
    BitSet pixels = new BitSet(mask.width() * mask.height());
    for (int i = 0; i < mask.width() * mask.height(); i++) {
      pixels.set(i, mask.contains(i % mask.width(), i / mask.width()));
    }
    return new Region(pixels, mask.height(), mask.width());
  }

  /** Pixels whose position lies in a box. */
  static BitSet inside(List<Bounds> boxes, int height, int width) {
    BitSet pixels = new BitSet(height * width);
    for (int i = 0; i < height * width; i++) {
      int x = i % width;
      int y = i / width;
      pixels.set(i, boxes.stream().anyMatch(b -> b.contains(x, y)));
    }
    return pixels;
  }

  /** Share of a map's sum that lies here, 0 to 1. */
  double energy(Tensor evidence) {
    double inside = 0;
    for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
      inside += evidence.at(i);
    }
    return inside / evidence.sum();
  }

  /**
   * Whether a pixel of the region lies nearer than {@code tolerance} to the maximum, or below it.
   */
  boolean isHit(Tensor evidence, double tolerance) {
    int point = Ranking.first(evidence);
    if (pixels.get(point)) {
      return true;
    }
    int x = point % width;
    int y = point / width;
    int reach = (int) Math.ceil(tolerance);
    for (int yy = Math.max(0, y - reach); yy <= Math.min(height - 1, y + reach); yy++) {
      for (int xx = Math.max(0, x - reach); xx <= Math.min(width - 1, x + reach); xx++) {
        double distance = Math.hypot(xx - x, yy - y);
        if (distance < tolerance && pixels.get(yy * width + xx)) {
          return true;
        }
      }
    }
    return false;
  }
}
