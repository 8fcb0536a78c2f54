/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text set without a device, so that a figure's size is known before it is drawn, and is
 * the same on screen, in PNG and in SVG.
 */
public final class TextBlock {

  /** Where a line goes within the width it is given. */
  public enum Align {
    LEFT(0),
    CENTER(0.5),
    RIGHT(1);

    private final double share;

    Align(double share) {
      this.share = share;
    }
  }

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final Font font;
  private final List<String> lines;

  private TextBlock(Font font, List<String> lines) {
    this.font = font;
    this.lines = List.copyOf(lines);
  }

  /** The logical sans-serif font, which every Java has. */
  public static Font font(int style, double size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }

  /** One line, never broken. */
  public static TextBlock line(Font font, String text) {
    return new TextBlock(font, text.isEmpty() ? List.of() : List.of(text));
  }

  /** Breaks lines at spaces, and words that are too long anywhere, to fit {@code width}. */
  public static TextBlock wrapped(Font font, List<String> paragraphs, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String rest = paragraph.strip();
      while (!rest.isEmpty()) {
        int end = fitting(font, rest, width);
        lines.add(rest.substring(0, end).strip());
        rest = rest.substring(end).strip();
      }
    }
    return new TextBlock(font, lines);
  }

  /** The text's width in this font, in pixels at scale 1. */
  public static double width(Font font, String text) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  public double width() {
    return lines.stream().mapToDouble(line -> width(font, line)).max().orElse(0);
  }

  public double height() {
    return lines.size() * lineHeight();
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Draws in the current colour from {@code top} on. */
  public void draw(Graphics2D g, double left, double top, double width, Align align) {
    LineMetrics metrics = font.getLineMetrics("Ag", CONTEXT);
    double slack = lineHeight() - metrics.getAscent() - metrics.getDescent();
    double baseline = top + slack / 2 + metrics.getAscent();
    g.setFont(font);
    for (String line : lines) {
      double x = left + align.share * (width - width(font, line));
      g.drawString(line, (float) x, (float) baseline);
      baseline += lineHeight();
    }
  }

  private double lineHeight() {
    return Math.ceil(font.getSize2D() * 1.35);
  }

  /** How many characters of {@code text}, at least one, go into a line. */
  private static int fitting(Font font, String text, double width) {
    if (width(font, text) <= width) {
      return text.length();
    }
    int end = 1;
    while (end < text.length()
        && width(font, text.substring(0, end + 1).stripTrailing()) <= width) {
      end++;
    }
    int space = text.lastIndexOf(' ', end);
    if (space > 0) {
      return space;
    }
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
  }
}
