/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Color;
import javax.swing.UIManager;
import org.lucerna.imaging.Theme;

/**
 * Colours of the drawing.
 *
 * @param accent marks what is current
 * @param found marks what was searched for
 */
public record Palette(Color background, Color text, Color muted, Color accent, Color found) {

  /** As the window's theme has them now; event thread only. */
  public static Palette screen() {
    return new Palette(
        color("TextArea.background", Theme.LIGHT.background()),
        color("Label.foreground", Theme.LIGHT.text()),
        color("Label.disabledForeground", Theme.LIGHT.muted()),
        color("Actions.Blue", new Color(0x2675BF)),
        color("Actions.Yellow", new Color(0xE0A030)));
  }

  /** For files. */
  public static Palette paper() {
    Theme theme = Theme.LIGHT;
    return new Palette(
        theme.background(), theme.text(), theme.muted(), new Color(0x2675BF), new Color(0xE0A030));
  }

  private static Color color(String key, Color otherwise) {
    Color color = UIManager.getColor(key);
    return color == null ? otherwise : new Color(color.getRGB());
  }

  /** Between the background (0) and another colour (1). */
  public Color tint(Color other, double share) {
    return new Color(
        mix(background.getRed(), other.getRed(), share),
        mix(background.getGreen(), other.getGreen(), share),
        mix(background.getBlue(), other.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
