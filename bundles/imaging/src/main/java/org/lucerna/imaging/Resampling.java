/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.stream.IntStream;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;

/**
 * Pillow's {@code Image.resize(size, BILINEAR)}, bit for bit: a triangle filter whose support grows
 * with the reduction (so that it does not alias), first along rows, then along columns, in fixed
 * point of 22 bits, rounded to 8 bits after each pass.
 */
public final class Resampling {

  /** Bits after the point: 32 less 8 of a value less 2 of headroom. */
  private static final int PRECISION = 22;

  private Resampling() {}

  /** The picture in another size; the same picture where the size is its own. */
  public static RgbImage resize(RgbImage image, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no picture has " + width + "x" + height + " pixels");
    }
    return window(image, width, height, new Box(0, 0, width, height));
  }

  /**
   * A part of the picture in another size. Nothing else is computed, so a picture of any
   * proportions costs no more than its window.
   */
  static RgbImage window(RgbImage image, int width, int height, Box window) {
    if (width == image.width()
        && height == image.height()
        && window.area() == (long) width * height) {
      return image;
    }
    Weights columns = Weights.of(image.width(), width, window.x(), window.width());
    Weights rows = Weights.of(image.height(), height, window.y(), window.height());
    int from = rows.start();
    int to = rows.end();
    int[] pixels = alongRows(image, columns, from, to);
    pixels = alongColumns(pixels, window.width(), rows, from);
    return RgbImage.wrap(window.width(), window.height(), pixels);
  }

  /** Input rows {@code from} to {@code to} in the new width. */
  private static int[] alongRows(RgbImage image, Weights weights, int from, int to) {
    int[] in = image.toArray();
    int width = weights.first.length;
    int[] out = new int[Math.multiplyExact(width, to - from)];
    for (int y = from; y < to; y++) {
      for (int x = 0; x < width; x++) {
        int first = y * image.width() + weights.first[x];
        out[(y - from) * width + x] = weights.mix(in, first, 1, x);
      }
    }
    return out;
  }

  /**
   * @param skipped rows of the input picture above {@code in}
   */
  private static int[] alongColumns(int[] in, int width, Weights weights, int skipped) {
    int height = weights.first.length;
    int[] out = new int[Math.multiplyExact(width, height)];
    for (int y = 0; y < height; y++) {
      int row = (weights.first[y] - skipped) * width;
      for (int x = 0; x < width; x++) {
        out[y * width + x] = weights.mix(in, row + x, width, y);
      }
    }
    return out;
  }

  /**
   * Which input pixels make an output pixel.
   *
   * @param first the first input position of each output position
   * @param factors their fixed-point weights
   */
  private record Weights(int[] first, int[][] factors) {

    /**
     * Pillow's precompute_coeffs and normalize_coeffs_8bpc, for {@code count} from {@code start}.
     */
    static Weights of(int inSize, int outSize, int start, int count) {
      double scale = (double) inSize / outSize;
      double support = Math.max(scale, 1.0);
      int[] first = new int[count];
      int[][] factors = new int[count][];
      for (int i = 0; i < count; i++) {
        double centre = (start + i + 0.5) * scale;
        int from = Math.max(0, (int) (centre - support + 0.5));
        int to = Math.min(inSize, (int) (centre + support + 0.5));
        double[] triangle =
            IntStream.range(0, to - from)
                .mapToDouble(
                    k -> Math.max(0, 1 - Math.abs((k + from - centre + 0.5) * (1 / support))))
                .toArray();
        double sum = 0;
        for (double t : triangle) {
          sum += t;
        }
        int[] fixed = new int[triangle.length];
        for (int k = 0; k < fixed.length; k++) {
          double share = sum == 0 ? triangle[k] : triangle[k] / sum;
          fixed[k] = (int) (0.5 + share * (1 << PRECISION));
        }
        first[i] = from;
        factors[i] = fixed;
      }
      return new Weights(first, factors);
    }

    int start() {
      return first[0];
    }

    int end() {
      int last = first.length - 1;
      return first[last] + factors[last].length;
    }

    int mix(int[] in, int position, int stride, int outPosition) {
      int r = 1 << (PRECISION - 1);
      int g = r;
      int b = r;
      int at = position;
      for (int factor : factors[outPosition]) {
        int rgb = in[at];
        r += (rgb >> 16 & 0xFF) * factor;
        g += (rgb >> 8 & 0xFF) * factor;
        b += (rgb & 0xFF) * factor;
        at += stride;
      }
      return clip(r) << 16 | clip(g) << 8 | clip(b);
    }

    /** The triangle is nowhere negative: only rounding can lead beyond 255. */
    private static int clip(int fixed) {
      return Math.min(255, fixed >> PRECISION);
    }
  }
}
