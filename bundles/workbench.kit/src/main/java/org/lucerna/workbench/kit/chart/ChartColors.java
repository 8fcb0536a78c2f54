/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.Optional;
import javax.swing.UIManager;

/**
 * Colours and lettering of a chart. Runs keep their colour; people with any colour vision tell them
 * apart (after Okabe and Ito 2008).
 */
public record ChartColors(
    Color background, Color text, Color muted, Color rule, boolean dark, Font font) {

  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xB4559A, 0xB57900, 0x2E94CC, 0x4D4D4D, 0x7A5195
  };
  private static final int[] DARK = {
    0x56B4E9, 0xFF8A3D, 0x2BC79A, 0xE59AC4, 0xF0C000, 0x8FA8FF, 0xC8C8C8, 0xC39BE0
  };
  private static final float PAPER_FONT = 12;

  /** Those of the window as it looks now. */
  public static ChartColors screen() {
    Color background = color("Panel.background", Color.WHITE);
    Color text = color("Label.foreground", Color.BLACK);
    return new ChartColors(
        background,
        text,
        mix(text, background, 0.62),
        mix(text, background, 0.18),
        luminance(background) < 0.5,
        Optional.ofNullable(UIManager.getFont("Label.font"))
            .orElse(new Font(Font.SANS_SERIF, Font.PLAIN, 12)));
  }

  /** For files: dark ink on white. */
  public static ChartColors paper() {
    return new ChartColors(
        Color.WHITE,
        new Color(0x1F2328),
        new Color(0x59636E),
        new Color(0xD1D9E0),
        false,
        new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(PAPER_FONT));
  }

  /** The colour of a slot; there are eight, then they begin again. */
  public Color of(int slot) {
    int[] palette = dark ? DARK : LIGHT;
    return new Color(palette[Math.floorMod(slot, palette.length)]);
  }

  /** Part of one colour over another. */
  public static Color mix(Color over, Color under, double share) {
    return new Color(
        mix(over.getRed(), under.getRed(), share),
        mix(over.getGreen(), under.getGreen(), share),
        mix(over.getBlue(), under.getBlue(), share));
  }

  private static int mix(int over, int under, double share) {
    return (int) Math.round(over * share + under * (1 - share));
  }

  /** How bright a colour looks, from 0 to 1. */
  public static double luminance(Color color) {
    return (0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue()) / 255;
  }

  private static Color color(String key, Color other) {
    Color found = UIManager.getColor(key);
    return found == null ? other : found;
  }
}
