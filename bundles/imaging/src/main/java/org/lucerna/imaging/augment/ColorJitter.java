/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.RgbImage;

/**
 * Changes brightness, contrast, saturation and hue by random amounts in a random order:
 * torchvision's ColorJitter. The first three are factors drawn from {@code [max(0, 1 - v), 1 + v]},
 * hue is a shift drawn from {@code [-hue, hue]}, in turns of the colour circle. What is 0 is left
 * alone.
 *
 * @param brightness at least 0
 * @param contrast at least 0
 * @param saturation at least 0
 * @param hue from 0 to 0.5
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue)
    implements PictureChange {

  private static final int KINDS = 4;

  public ColorJitter {
    if (!(brightness >= 0 && contrast >= 0 && saturation >= 0 && hue >= 0 && hue <= 0.5)) {
      throw new IllegalArgumentException(
          "brightness %s, contrast %s, saturation %s, hue %s"
              .formatted(brightness, contrast, saturation, hue));
    }
  }

  @Override
  public RgbImage apply(RgbImage image, RandomGenerator random) {
    int[] order = order(random);
    // All four are drawn whatever is wanted: to switch one off changes nothing in the others.
    double brighter = factor(brightness, random);
    double stronger = factor(contrast, random);
    double fuller = factor(saturation, random);
    double turn = new Range(-hue, hue).uniform(random);
    RgbImage result = image;
    for (int kind : order) {
      result =
          switch (kind) {
            case 0 -> brightness == 0 ? result : Colors.brightness(result, brighter);
            case 1 -> contrast == 0 ? result : Colors.contrast(result, stronger);
            case 2 -> saturation == 0 ? result : Colors.saturation(result, fuller);
            default -> hue == 0 ? result : Colors.hue(result, turn);
          };
    }
    return result;
  }

  private static double factor(double amount, RandomGenerator random) {
    return new Range(Math.max(0, 1 - amount), 1 + amount).uniform(random);
  }

  /** A permutation, each equally likely (Fisher and Yates 1938; Durstenfeld 1964). */
  private static int[] order(RandomGenerator random) {
    int[] order = {0, 1, 2, 3};
    for (int i = KINDS - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[k];
      order[k] = swapped;
    }
    return order;
  }
}
