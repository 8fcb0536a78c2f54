/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Noise;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;

/**
 * Sky, hills and ground.
 *
 * @param sky its colour at the horizon
 * @param ground its colour in the middle
 * @param plants hue of what grows, in degrees
 * @param horizon its height, in shares of the picture from above
 * @param relief how hilly
 * @param noise what makes it uneven
 */
record Land(Colour sky, Colour ground, double plants, double horizon, double relief, Noise noise) {

  /**
   * @param feet where the creature stands, in shares of the picture from above: the ground must
   *     reach higher
   */
  static Land roll(Biome biome, double feet, Dice dice) {
    return new Land(
        biome.sky(dice),
        biome.ground(dice),
        biome.plants(dice),
        feet - dice.between(0.1, 0.55),
        dice.between(0.02, 0.1),
        new Noise(dice.next()));
  }

  void paint(Canvas canvas, Dice dice) {
    int size = canvas.size();
    double steep = dice.between(0.5, 1.4);
    Colour top = sky.times(dice.between(0.7, 1));
    Colour far = ground.mix(sky, 0.6);
    for (int x = 0; x < size; x++) {
      double fx = (x + 0.5) / size;
      double first = horizon - 0.1 + relief * 1.6 * noise.fractal(fx * 2.5, 3.7, 3);
      double second = horizon + relief * noise.fractal(fx * 3.5, 11.2, 3);
      for (int y = 0; y < size; y++) {
        double fy = (y + 0.5) / size;
        double near = edge(fy - second, size);
        Colour c =
            near == 1 ? soil(fx, fy) : sky.mix(top, Ramp.clamp((horizon - fy) * steep + 0.1));
        if (near < 1) {
          double cloud = 0.5 + noise.fractal(fx * 3 + 40, fy * 6, 3);
          c = c.times(0.92 + 0.22 * cloud);
          c = c.mix(far.times(0.9 + 0.2 * cloud), edge(fy - first, size));
          c = near == 0 ? c : c.mix(soil(fx, fy), near);
        }
        canvas.set(x, y, c);
      }
    }
    glows(canvas, dice);
  }

  private Colour soil(double fx, double fy) {
    double near = Ramp.clamp((fy - horizon) / 0.7);
    double grain = noise.fractal(fx * (14 - 8 * near), fy * (34 - 18 * near), 3);
    double patches = noise.fractal(fx * 3 + 9, fy * 7 + 5, 2);
    return ground.times((1.12 - 0.3 * near) * (1 + 0.55 * grain + 0.35 * patches));
  }

  /** Blurred discs of light, as out of focus. */
  private void glows(Canvas canvas, Dice dice) {
    int size = canvas.size();
    int count = dice.below(12);
    for (int i = 0; i < count; i++) {
      Point at =
          new Point(dice.unit() * size, dice.between(0, Math.max(0.25, horizon + 0.05)) * size);
      double radius = dice.between(0.015, 0.085) * size;
      Colour colour =
          Colour.of(dice.between(0.7, 1), dice.between(0.02, 0.12), dice.between(0, 360));
      Blob disc = new Blob(Frame.of(at, 0, radius, 1), 1, 1);
      canvas.haze(disc, colour, radius * dice.between(0.1, 0.6), dice.between(0.15, 0.55));
    }
  }

  private static double edge(double below, int size) {
    return Ramp.clamp(below * size + 0.5);
  }
}
