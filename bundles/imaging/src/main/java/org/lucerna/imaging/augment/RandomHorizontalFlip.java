/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.RgbImage;

/**
 * Mirrors left to right: torchvision's RandomHorizontalFlip.
 *
 * @param probability from 0 to 1
 */
public record RandomHorizontalFlip(double probability) implements PictureChange {

  public RandomHorizontalFlip {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability);
    }
  }

  @Override
  public RgbImage apply(RgbImage image, RandomGenerator random) {
    return random.nextDouble() < probability ? flipped(image) : image;
  }

  private static RgbImage flipped(RgbImage image) {
    int width = image.width();
    int[] out = new int[width * image.height()];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.rgb(width - 1 - i % width, i / width);
    }
    return RgbImage.wrap(width, image.height(), out);
  }
}
