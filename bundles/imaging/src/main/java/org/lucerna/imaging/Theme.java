/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.Color;

/** Colours of figures: for paper and bright screens, or for dark ones. */
public enum Theme {
  LIGHT(0xFFFFFF, 0x1F2328, 0x59636E, 0xD1D9E0, 0xEEF1F4),
  DARK(0x15191F, 0xE6EDF3, 0x9DA7B3, 0x3D444D, 0x232A33);

  private final Color background;
  private final Color text;
  private final Color muted;
  private final Color rule;
  private final Color shade;

  Theme(int background, int text, int muted, int rule, int shade) {
    this.background = new Color(background);
    this.text = new Color(text);
    this.muted = new Color(muted);
    this.rule = new Color(rule);
    this.shade = new Color(shade);
  }

  public Color background() {
    return background;
  }

  public Color text() {
    return text;
  }

  /** Second lines, axes' numbers. */
  public Color muted() {
    return muted;
  }

  /** Thin lines. */
  public Color rule() {
    return rule;
  }

  /** Areas a little off the background. */
  public Color shade() {
    return shade;
  }
}
