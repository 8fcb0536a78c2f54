/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/** Smooth random fields: lattice values, interpolated (Perlin's value noise). */
public final class Noise {

  private final long seed;

  public Noise(long seed) {
    this.seed = seed;
  }

  /** From -1 to 1; features are about one unit wide. */
  public double at(double x, double y) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    int ix = (int) fx;
    int iy = (int) fy;
    double tx = Ramp.smooth(x - fx);
    double ty = Ramp.smooth(y - fy);
    double top = lerp(lattice(ix, iy), lattice(ix + 1, iy), tx);
    double bottom = lerp(lattice(ix, iy + 1), lattice(ix + 1, iy + 1), tx);
    return lerp(top, bottom, ty);
  }

  /** Sum of {@code octaves} fields, each half as wide and half as strong as the one before. */
  public double fractal(double x, double y, int octaves) {
    double sum = 0;
    double weight = 0.5;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
      weight /= 2;
      scale *= 2;
    }
    return sum;
  }

  /** A value of its own for each pixel, from -1 to 1. */
  public double lattice(int x, int y) {
    long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    return (int) (h >>> 32) * 0x1.0p-31;
  }

  private static double lerp(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
