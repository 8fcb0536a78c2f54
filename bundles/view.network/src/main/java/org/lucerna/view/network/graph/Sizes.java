/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * Lengths of the drawing, all from its font.
 *
 * @param font of a box's first line
 */
record Sizes(Font font) {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final double WIDEST = 17;
  private static final double NARROWEST = 8;

  double em() {
    return font.getSize2D();
  }

  /** Of a box's second line and of shapes. */
  Font small() {
    return font.deriveFont(font.getSize2D() * 0.85f);
  }

  /** Of what has maps. */
  Font bold() {
    return font.deriveFont(Font.BOLD);
  }

  double boxHeight() {
    return 3.1 * em();
  }

  /** Between rows, with room for a shape. */
  double gap() {
    return 1.9 * em();
  }

  /** Between what stands side by side. */
  double space() {
    return 1.1 * em();
  }

  /** Width kept free for a wire that runs past boxes. */
  double lane() {
    return 0.2 * em();
  }

  double margin() {
    return 1.5 * em();
  }

  double boxWidth(Blocks blocks) {
    double widest = NARROWEST * em();
    for (Box box : blocks.boxes()) {
      Labels labels = Labels.of(box);
      widest = Math.max(widest, width(bold(), labels.first()) + 1.6 * em());
      widest = Math.max(widest, width(small(), labels.second()) + 1.6 * em());
    }
    return Math.min(widest, WIDEST * em());
  }

  static double width(Font font, String text) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** The text's end, from a part of a name on; a layer's name tells more at its end. */
  static String fitted(Font font, String text, double room) {
    if (width(font, text) <= room) {
      return text;
    }
    int from = 1;
    while (from < text.length() && width(font, "\u2026" + text.substring(from)) > room) {
      from++;
    }
    int dot = text.indexOf('.', from - 1);
    return "\u2026" + text.substring(dot < 0 ? from : dot + 1);
  }
}
