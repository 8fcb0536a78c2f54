/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import org.lucerna.core.api.data.RgbImage;

/**
 * Turns light into a picture, as a camera does.
 *
 * @param exposure factor on the light
 * @param contrast 1 leaves it
 * @param tint colour of the whole picture, about white
 * @param grain standard deviation of the noise, in shares of the white
 * @param vignette how much darker the corners are
 */
public record Film(double exposure, double contrast, Colour tint, double grain, double vignette) {

  private static final int STEPS = 4096;
  private static final double[] GAMMA = gamma();

  public static Film roll(Dice dice) {
    return new Film(
        dice.between(0.9, 1.25),
        dice.between(0.92, 1.15),
        Colour.of(1, dice.between(0, 0.025), dice.between(0, 360)),
        dice.between(0.002, 0.009),
        dice.between(0, 0.25));
  }

  /** 8 bits a channel, sRGB. */
  public RgbImage develop(Canvas canvas, Noise noise) {
    int size = canvas.size();
    int[] rgb = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = (x + 0.5) / size - 0.5;
        double dy = (y + 0.5) / size - 0.5;
        double fall = exposure * (1 - vignette * 2 * (dx * dx + dy * dy));
        Colour c = canvas.get(x, y).times(tint).times(fall);
        double n = grain * (noise.lattice(x, y) + noise.lattice(x + 7919, y));
        rgb[y * size + x] =
            level(c.red(), n) << 16 | level(c.green(), n) << 8 | level(c.blue(), n * 0.9);
      }
    }
    return RgbImage.wrap(size, size, rgb);
  }

  private int level(double light, double noise) {
    double soft = light < 0.7 ? light : 0.7 + 0.3 * (1 - 1 / (1 + (light - 0.7) / 0.3));
    double value = GAMMA[(int) (Ramp.clamp(soft) * STEPS)];
    double graded = 0.48 + (value - 0.48) * contrast + noise;
    return (int) (Ramp.clamp(graded) * 255 + 0.5);
  }

  private static double[] gamma() {
    double[] table = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double light = (double) i / STEPS;
      table[i] =
          light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    }
    return table;
  }
}
