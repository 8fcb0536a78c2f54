/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.BitSet;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;

/** A picture with the region a unit lights, and the concept's mask around it. */
final class LitPicture {

  /** Outline of the lit region. */
  static final int UNIT = 0xFFD400;

  /** Outline of the concept's mask. */
  static final int CONCEPT = 0x00D9FF;

  /** Outline of a receptive field. */
  static final int FIELD = 0xFFFFFF;

  private static final double DIM = 0.4;
  private static final int FRAME = 3;

  private LitPicture() {}

  /**
   * @param lit bit {@code y * width + x}
   * @param concept likewise; empty where nothing is to be outlined
   * @param side about how wide the result is, if that is more than the crop
   */
  static RgbImage draw(RgbImage crop, BitSet lit, Optional<BitSet> concept, int side) {
    int factor = Math.max(1, Math.round((float) side / crop.width()));
    int width = crop.width() * factor;
    int height = crop.height() * factor;
    int[] pixels = (factor == 1 ? crop : Resampling.resize(crop, width, height)).toArray();
    Plane unit = new Plane(lit, crop.width(), crop.height(), factor);
    Optional<Plane> mask =
        concept.map(bits -> new Plane(bits, crop.width(), crop.height(), factor));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if (mask.isPresent() && mask.get().edge(x, y)) {
          pixels[at] = CONCEPT;
        } else if (unit.edge(x, y)) {
          pixels[at] = UNIT;
        } else if (!unit.contains(x, y)) {
          pixels[at] = dimmed(pixels[at]);
        }
      }
    }
    return RgbImage.wrap(width, height, pixels);
  }

  /**
   * With a frame just inside a region, which is left out where that is all of the picture.
   *
   * @param drawn a crop drawn {@code factor} times as large
   */
  static RgbImage framed(RgbImage drawn, Box region, int factor) {
    int x0 = region.x() * factor;
    int y0 = region.y() * factor;
    int x1 = x0 + region.width() * factor - 1;
    int y1 = y0 + region.height() * factor - 1;
    int width = drawn.width();
    if (x0 == 0 && y0 == 0 && x1 == width - 1 && y1 == drawn.height() - 1) {
      return drawn;
    }
    int[] pixels = drawn.toArray();
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        int inside = Math.min(Math.min(x - x0, x1 - x), Math.min(y - y0, y1 - y));
        if (inside < FRAME) {
          pixels[y * width + x] = FIELD;
        }
      }
    }
    return RgbImage.wrap(width, drawn.height(), pixels);
  }

  private static int dimmed(int rgb) {
    int r = (int) ((rgb >> 16 & 0xFF) * DIM);
    int g = (int) ((rgb >> 8 & 0xFF) * DIM);
    int b = (int) ((rgb & 0xFF) * DIM);
    return r << 16 | g << 8 | b;
  }

  /** A set of pixels, enlarged. */
  private record Plane(BitSet bits, int width, int height, int factor) {

    private static final int THICKNESS = 2;

    boolean contains(int x, int y) {
      return x >= 0
          && y >= 0
          && x < width * factor
          && y < height * factor
          && bits.get(y / factor * width + x / factor);
    }

    /** Inside, at most so many pixels from something outside; the picture's border is no edge. */
    boolean edge(int x, int y) {
      if (!contains(x, y)) {
        return false;
      }
      for (int d = 1; d <= THICKNESS; d++) {
        if (leaves(x - d, y) || leaves(x + d, y) || leaves(x, y - d) || leaves(x, y + d)) {
          return true;
        }
      }
      return false;
    }

    private boolean leaves(int x, int y) {
      boolean inside = x >= 0 && y >= 0 && x < width * factor && y < height * factor;
      return inside && !contains(x, y);
    }
  }
}
