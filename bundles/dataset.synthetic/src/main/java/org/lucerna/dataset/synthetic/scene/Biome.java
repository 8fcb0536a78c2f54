/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;

/** Kinds of landscape. */
enum Biome {
  MEADOW(new double[] {0.86, 0.05, 235}, new double[] {0.72, 0.12, 128}),
  WOODS(new double[] {0.62, 0.05, 150}, new double[] {0.55, 0.06, 75}),
  BEACH(new double[] {0.87, 0.04, 215}, new double[] {0.82, 0.055, 80}),
  DUSK(new double[] {0.8, 0.075, 45}, new double[] {0.56, 0.06, 300}),
  SNOW(new double[] {0.83, 0.03, 255}, new double[] {0.93, 0.015, 250}),
  MOSS(new double[] {0.74, 0.05, 195}, new double[] {0.62, 0.095, 140});

  private final double[] sky;
  private final double[] ground;

  Biome(double[] sky, double[] ground) {
    this.sky = sky;
    this.ground = ground;
  }

  static Biome roll(Dice dice) {
    return values()[dice.below(values().length)];
  }

  Colour sky(Dice dice) {
    return near(sky, dice);
  }

  Colour ground(Dice dice) {
    return near(ground, dice);
  }

  /** The hue of what grows here, in degrees. */
  double plants(Dice dice) {
    return (this == DUSK ? 200 : 125) + dice.between(-30, 25);
  }

  private static Colour near(double[] lch, Dice dice) {
    return Colour.of(
        lch[0] + dice.between(-0.07, 0.06),
        lch[1] * dice.between(0.7, 1.2),
        lch[2] + dice.between(-22, 22));
  }
}
