/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.function.DoubleFunction;

/** Colours for a number between 0 and 1. */
public enum ColorMap {
  /** A rainbow without false edges: Mikhailov 2019, Google. */
  TURBO(false, t -> interpolate(ColorTables.TURBO, t)),
  /** Perceptually uniform, black to pale yellow: matplotlib. */
  INFERNO(false, t -> interpolate(ColorTables.INFERNO, t)),
  /** Perceptually uniform, readable without colour vision: matplotlib. */
  VIRIDIS(false, t -> interpolate(ColorTables.VIRIDIS, t)),
  /** As in most papers on class activation maps; has false edges, for comparison only. */
  JET(false, ColorMap::jet),
  /** Black to white. */
  GRAY(false, t -> pack(t, t, t)),
  /** Blue for negative, white at 0.5, red for positive: ColorBrewer's RdBu, reversed. */
  DIVERGING(true, t -> interpolate(Anchors.RED_BLUE, t));

  private final boolean diverging;
  private final DoubleFunction<Integer> color;

  ColorMap(boolean diverging, DoubleFunction<Integer> color) {
    this.diverging = diverging;
    this.color = color;
  }

  /** True where 0.5 is neutral and the ends are opposites. */
  public boolean isDiverging() {
    return diverging;
  }

  /**
   * The colour as {@code 0xRRGGBB}.
   *
   * @param t values outside 0 to 1 take the colour of the nearer end, NaN that of 0
   */
  public int rgb(double t) {
    return color.apply(t >= 0 ? Math.min(t, 1) : 0);
  }

  private static int interpolate(int[] table, double t) {
    double position = t * (table.length - 1);
    int i = Math.min((int) position, table.length - 2);
    double f = position - i;
    return pack(
        mix(table[i] >> 16, table[i + 1] >> 16, f),
        mix(table[i] >> 8, table[i + 1] >> 8, f),
        mix(table[i], table[i + 1], f));
  }

  private static double mix(int a, int b, double f) {
    return ((a & 0xFF) * (1 - f) + (b & 0xFF) * f) / 255;
  }

  /** MATLAB's jet: three trapezoids. */
  private static int jet(double t) {
    return pack(trapezoid(t - 0.75), trapezoid(t - 0.5), trapezoid(t - 0.25));
  }

  private static double trapezoid(double distance) {
    return Math.max(0, Math.min(1, 1.5 - 4 * Math.abs(distance)));
  }

  private static int pack(double r, double g, double b) {
    return (int) Math.round(255 * r) << 16
        | (int) Math.round(255 * g) << 8
        | (int) Math.round(255 * b);
  }

  /** In a class of its own because enum constants are made before an enum's static fields. */
  private static final class Anchors {
    static final int[] RED_BLUE = {
      0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
      0xB2182B, 0x67001F
    };
  }
}
