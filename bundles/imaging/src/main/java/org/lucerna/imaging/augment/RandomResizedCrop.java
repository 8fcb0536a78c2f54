/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;

/**
 * Cuts a random part out and scales it to a square: torchvision's RandomResizedCrop, the
 * augmentation of GoogLeNet (Szegedy et al. 2015, section 6).
 *
 * @param side of the result in pixels
 * @param scale of the part's area, as a share of the picture's, above 0 and at most 1
 * @param ratio of the part's width to its height, drawn uniformly in the logarithm
 */
public record RandomResizedCrop(int side, Range scale, Range ratio) implements PictureChange {

  private static final int TRIES = 10;

  public RandomResizedCrop {
    if (side < 1 || !(scale.low() > 0) || scale.high() > 1 || !(ratio.low() > 0)) {
      throw new IllegalArgumentException("side " + side + ", " + scale + ", " + ratio);
    }
  }

  @Override
  public RgbImage apply(RgbImage image, RandomGenerator random) {
    return Resampling.resize(cut(image, part(image.width(), image.height(), random)), side, side);
  }

  /**
   * The part of a picture of this size. Ten tries may miss, in a very long picture mostly; then it
   * is the largest part around the centre whose proportions are in range.
   */
  Box part(int width, int height, RandomGenerator random) {
    double area = (double) width * height;
    for (int i = 0; i < TRIES; i++) {
      double target = area * scale.uniform(random);
      double proportion = ratio.logUniform(random);
      int w = (int) Math.rint(Math.sqrt(target * proportion));
      int h = (int) Math.rint(Math.sqrt(target / proportion));
      if (w > 0 && w <= width && h > 0 && h <= height) {
        int y = random.nextInt(height - h + 1);
        int x = random.nextInt(width - w + 1);
        return new Box(x, y, w, h);
      }
    }
    return centre(width, height);
  }

  private Box centre(int width, int height) {
    double proportion = (double) width / height;
    int w = width;
    int h = height;
    if (proportion < ratio.low()) {
      h = (int) Math.rint(w / ratio.low());
    } else if (proportion > ratio.high()) {
      w = (int) Math.rint(h * ratio.high());
    }
    // a ratio far from 1 may round to nothing
    w = Math.max(1, w);
    h = Math.max(1, h);
    return new Box((width - w) / 2, (height - h) / 2, w, h);
  }

  private static RgbImage cut(RgbImage image, Box part) {
    int[] out = new int[part.width() * part.height()];
    int[] in = image.toArray();
    for (int y = 0; y < part.height(); y++) {
      int from = (part.y() + y) * image.width() + part.x();
      System.arraycopy(in, from, out, y * part.width(), part.width());
    }
    return RgbImage.wrap(part.width(), part.height(), out);
  }
}
