/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;

/** Pictures with a region replaced; all other pixels stay what they are. */
final class Surgery {

  private static final int TRIES = 200;

  private Surgery() {}

  static Mask box(int width, int height, Box box) {
    BitSet bits = new BitSet(width * height);
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      bits.set(y * width + box.x(), y * width + box.x() + box.width());
    }
    return Mask.of(width, height, bits);
  }

  /** The picture with the donor's pixels in the region, at the same places. */
  static RgbImage replaced(RgbImage picture, Mask region, RgbImage donor) {
    int[] rgb = picture.toArray();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (region.contains(x, y)) {
          rgb[y * picture.width() + x] = donor.rgb(x, y);
        }
      }
    }
    return RgbImage.wrap(picture.width(), picture.height(), rgb);
  }

  /**
   * The picture with the donor's pixels in the region, taken from so many columns and rows farther
   * on.
   */
  static RgbImage pasted(RgbImage picture, Mask region, RgbImage donor, int dx, int dy) {
    int[] rgb = picture.toArray();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (region.contains(x, y)) {
          rgb[y * picture.width() + x] = donor.rgb(x + dx, y + dy);
        }
      }
    }
    return RgbImage.wrap(picture.width(), picture.height(), rgb);
  }

  /** The same shape so many columns and rows farther on. */
  static Mask moved(Mask region, int dx, int dy) {
    BitSet bits = new BitSet(region.width() * region.height());
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        if (region.contains(x, y)) {
          bits.set((y + dy) * region.width() + x + dx);
        }
      }
    }
    return Mask.of(region.width(), region.height(), bits);
  }

  /** The pixels of the one that are not the other's. */
  static Mask without(Mask mask, Mask other) {
    BitSet bits = new BitSet(mask.width() * mask.height());
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        bits.set(y * mask.width() + x, mask.contains(x, y) && !other.contains(x, y));
      }
    }
    return Mask.of(mask.width(), mask.height(), bits);
  }

  /**
   * A box of the same size at a random place that shares no pixel with it; where chance finds none,
   * the one farthest away.
   */
  static Box elsewhere(Box box, int width, int height, SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      int x = random.nextInt(width - box.width() + 1);
      int y = random.nextInt(height - box.height() + 1);
      if (Math.abs(x - box.x()) >= box.width() || Math.abs(y - box.y()) >= box.height()) {
        return new Box(x, y, box.width(), box.height());
      }
    }
    int x = 2 * box.x() + box.width() > width ? 0 : width - box.width();
    int y = 2 * box.y() + box.height() > height ? 0 : height - box.height();
    return new Box(x, y, box.width(), box.height());
  }
}
