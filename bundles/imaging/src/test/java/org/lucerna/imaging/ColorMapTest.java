/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ColorMapTest {

  /** Values that matplotlib 3.11 gives for its 256-entry tables; jet is MATLAB's formula. */
  @ParameterizedTest
  @CsvSource({
    "TURBO, 0, 30123B",
    "TURBO, 64, 28BCEB",
    "TURBO, 128, A4FC3C",
    "TURBO, 255, 7A0403",
    "INFERNO, 0, 000004",
    "INFERNO, 64, 57106E",
    "INFERNO, 192, F98E09",
    "INFERNO, 255, FCFFA4",
    "VIRIDIS, 0, 440154",
    "VIRIDIS, 64, 3B528B",
    "VIRIDIS, 128, 21918C",
    "VIRIDIS, 255, FDE725",
    "JET, 0, 000080",
    "JET, 255, 800000",
    "DIVERGING, 0, 053061",
    "DIVERGING, 255, 67001F",
    "GRAY, 0, 000000",
    "GRAY, 51, 333333",
    "GRAY, 255, FFFFFF"
  })
  void colorsAreThePublishedOnes(ColorMap colors, int index, String hex) {
    assertEquals(Integer.parseInt(hex, 16), colors.rgb(index / 255.0));
  }

  @Test
  void jetIsGreenInTheMiddleAndBlueBelow() {
    assertEquals(0x80FF80, ColorMap.JET.rgb(0.5));
    assertEquals(0x0000FF, ColorMap.JET.rgb(0.125));
    assertEquals(0xFF0000, ColorMap.JET.rgb(0.875));
  }

  @ParameterizedTest
  @EnumSource(ColorMap.class)
  void beyondTheEndsTheEndsGoOn(ColorMap colors) {
    assertEquals(colors.rgb(0), colors.rgb(-3));
    assertEquals(colors.rgb(0), colors.rgb(Double.NaN));
    assertEquals(colors.rgb(1), colors.rgb(7));
  }

  @Test
  void divergingIsNeutralInTheMiddleAndEquallyStrongOnBothSides() {
    int middle = ColorMap.DIVERGING.rgb(0.5);
    assertEquals(middle & 0xFF, middle >> 16, "grey has as much red as blue");
    for (double d : new double[] {0.1, 0.25, 0.4, 0.5}) {
      assertTrue(blueness(ColorMap.DIVERGING.rgb(0.5 - d)) > 0);
      assertTrue(blueness(ColorMap.DIVERGING.rgb(0.5 + d)) < 0);
      double blue = lightness(ColorMap.DIVERGING.rgb(0.5 - d));
      double red = lightness(ColorMap.DIVERGING.rgb(0.5 + d));
      assertEquals(blue, red, 6, "lightness at a distance of " + d);
    }
  }

  @Test
  void perceptualMapsGrowLighterFromLowToHigh() {
    for (ColorMap colors : new ColorMap[] {ColorMap.INFERNO, ColorMap.VIRIDIS, ColorMap.GRAY}) {
      double before = -1;
      for (int i = 0; i < 64; i++) {
        double now = lightness(colors.rgb(i / 63.0));
        assertTrue(now > before, colors + " at " + i);
        before = now;
      }
    }
  }

  /** CIE L*, 0 to 100. */
  private static double lightness(int rgb) {
    double y =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int blueness(int rgb) {
    return (rgb & 0xFF) - (rgb >> 16);
  }
}
