/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * A lamp far away, and what the sky and the ground give back.
 *
 * @param x towards the lamp: right
 * @param y down
 * @param z towards the viewer; the three together have length 1
 * @param lamp colour and strength where it falls straight
 * @param sky light from above
 * @param ground light from below
 */
public record Light(double x, double y, double z, Colour lamp, Colour sky, Colour ground) {

  /** A lamp above, to the left or right, of random warmth. */
  public static Light roll(Dice dice) {
    double x = dice.sign() * dice.between(0.25, 0.75);
    double y = -dice.between(0.55, 1.0);
    double z = dice.between(0.55, 0.95);
    double length = Math.sqrt(x * x + y * y + z * z);
    double warmth = dice.between(40, 110);
    Colour lamp = Colour.of(0.95, dice.between(0.005, 0.03), warmth).times(dice.between(0.9, 1.2));
    Colour sky = Colour.of(0.8, dice.between(0.01, 0.04), dice.between(210, 300));
    Colour ground = Colour.of(0.66, dice.between(0.01, 0.04), dice.between(50, 130));
    return new Light(x / length, y / length, z / length, lamp, sky, ground);
  }

  /** What a surface of this colour looks like, with a highlight where it is glossy. */
  Colour on(Surface s, Colour albedo, double gloss) {
    double facing = s.nx * x + s.ny * y + s.nz * z;
    double diffuse = Math.max(0, (facing + 0.3) / 1.3);
    Colour around = ground.mix(sky, (1 - s.ny) / 2);
    double edge = 1 - s.nz;
    double rim = 0.35 * edge * edge * edge * Math.max(0, -s.ny);
    Colour lit =
        albedo.times(
            new Colour(
                lamp.red() * diffuse + around.red() * (1 + rim),
                lamp.green() * diffuse + around.green() * (1 + rim),
                lamp.blue() * diffuse + around.blue() * (1 + rim)));
    return gloss == 0 ? lit : lit.mix(lamp, gloss * highlight(s));
  }

  /** Blinn's highlight with exponent 16. */
  private double highlight(Surface s) {
    double half = Math.sqrt(x * x + y * y + (z + 1) * (z + 1));
    double h = Math.max(0, (s.nx * x + s.ny * y + s.nz * (z + 1)) / half);
    double h4 = h * h * h * h;
    return h4 * h4 * h4 * h4;
  }
}
