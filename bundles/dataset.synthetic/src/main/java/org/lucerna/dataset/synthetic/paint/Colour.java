/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/** A colour as amounts of linear light, 1 being white; the colour space is that of sRGB. */
public record Colour(double red, double green, double blue) {

  /**
   * A colour by how it looks: the OKLab space of Ottosson (2020), in which equal steps look equal.
   *
   * @param lightness from 0 to 1
   * @param chroma 0 is grey, 0.1 muted, 0.2 vivid
   * @param hue in degrees: 30 red, 90 yellow, 140 green, 250 blue, 330 pink
   */
  public static Colour of(double lightness, double chroma, double hue) {
    double a = chroma * StrictMath.cos(StrictMath.toRadians(hue));
    double b = chroma * StrictMath.sin(StrictMath.toRadians(hue));
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Colour(
        Math.max(0, 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        Math.max(0, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        Math.max(0, -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  /** How different two colours look: the distance in OKLab; 0.1 is plain to see. */
  public double distance(Colour other) {
    double[] a = lab();
    double[] b = other.lab();
    return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
  }

  public Colour times(double factor) {
    return new Colour(red * factor, green * factor, blue * factor);
  }

  public Colour times(Colour other) {
    return new Colour(red * other.red, green * other.green, blue * other.blue);
  }

  /** {@code share} of the other colour, the rest of this one. */
  public Colour mix(Colour other, double share) {
    return new Colour(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  private double[] lab() {
    double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double square(double value) {
    return value * value;
  }
}
