/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import java.util.Optional;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;

/**
 * Draws a confusion matrix: counts and, where there is room, percentages of the true class. Right
 * answers are blue, mistakes orange by the square root of their share, so that single ones show.
 */
record ConfusionPainter(Confusion confusion, ConfusionLayout layout, ChartColors colors) {

  private static final Texts TEXTS = new Texts(ConfusionPainter.class);
  private static final Color RIGHT = new Color(0x1F6FB4);
  private static final Color WRONG = new Color(0xD0591C);

  void paint(Graphics2D g, Optional<Confusion.Cell> selected, boolean focus) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Rectangle clip = g.getClipBounds();
    for (int a = 0; a < layout.classes(); a++) {
      for (int p = 0; p < layout.classes(); p++) {
        Rectangle at = layout.place(new Confusion.Cell(a, p));
        if (clip == null || clip.intersects(at)) {
          cell(g, a, p, at);
        }
      }
    }
    labels(g);
    selected.ifPresent(
        cell -> {
          Rectangle at = layout.place(cell);
          g.setStroke(new BasicStroke(Math.max(2, layout.cell() / 20f)));
          g.setColor(focus ? colors.text() : colors.muted());
          g.drawRect(at.x, at.y, at.width - 1, at.height - 1);
        });
  }

  private void cell(Graphics2D g, int actual, int predicted, Rectangle at) {
    double share = confusion.share(actual, predicted);
    boolean right = actual == predicted;
    Color empty = ChartColors.mix(colors.text(), colors.background(), 0.06);
    Color fill = ChartColors.mix(right ? RIGHT : WRONG, empty, right ? share : Math.sqrt(share));
    g.setColor(fill);
    g.fillRect(at.x, at.y, at.width - 1, at.height - 1);
    int count = confusion.count(actual, predicted);
    if (count == 0) {
      return;
    }
    g.setColor(ChartColors.luminance(fill) > 0.55 ? new Color(0x1F2328) : Color.WHITE);
    FontMetrics large = g.getFontMetrics(colors.font());
    Font small = colors.font().deriveFont(colors.font().getSize2D() * 0.82f);
    FontMetrics little = g.getFontMetrics(small);
    String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
    boolean both =
        at.height > 2.4 * large.getHeight() && at.width > 1.15 * little.stringWidth(percent);
    int middle = at.y + at.height / 2 + large.getAscent() / 2 - 1;
    String text = String.valueOf(count);
    boolean fits = large.stringWidth(text) < at.width;
    g.setFont(fits ? colors.font() : small);
    centred(g, text, at, both ? middle - large.getHeight() / 2 : middle);
    if (both) {
      g.setFont(small);
      centred(g, percent, at, middle + large.getHeight() / 2);
    }
  }

  private static void centred(Graphics2D g, String text, Rectangle at, int y) {
    g.drawString(text, at.x + (at.width - g.getFontMetrics().stringWidth(text)) / 2, y);
  }

  private void labels(Graphics2D g) {
    g.setFont(colors.font());
    FontMetrics metrics = g.getFontMetrics();
    int em = metrics.getHeight();
    for (int i = 0; i < layout.classes(); i++) {
      String name = confusion.classes().get(i);
      Rectangle row = layout.place(new Confusion.Cell(i, 0));
      g.setColor(colors.text());
      String cut = cut(name, metrics, layout.left() - 2 * em);
      g.drawString(
          cut,
          layout.left() - em / 2 - metrics.stringWidth(cut),
          row.y + row.height / 2 + metrics.getAscent() / 2 - 1);
      Rectangle column = layout.place(new Confusion.Cell(0, i));
      if (layout.upright()) {
        along(g, cut(name, metrics, layout.top() - 2 * em + em / 2), column, metrics);
      } else {
        centred(g, name, column, layout.top() - em / 2);
      }
    }
    g.setColor(colors.muted());
    g.drawString(TEXTS.of("predicted"), layout.left(), metrics.getAscent());
    AffineTransform before = g.getTransform();
    g.rotate(-Math.PI / 2);
    g.drawString(
        TEXTS.of("true"),
        -layout.top() - metrics.stringWidth(TEXTS.of("true")),
        metrics.getAscent());
    g.setTransform(before);
  }

  private void along(Graphics2D g, String name, Rectangle column, FontMetrics metrics) {
    AffineTransform before = g.getTransform();
    g.translate(
        column.x + column.width / 2 + metrics.getAscent() / 2 - 1,
        layout.top() - metrics.getHeight() / 3);
    g.rotate(-Math.PI / 2);
    g.drawString(name, 0, 0);
    g.setTransform(before);
  }

  private static String cut(String text, FontMetrics metrics, int width) {
    String now = text;
    while (now.length() > 1 && metrics.stringWidth(now) > width) {
      now = now.substring(0, now.length() - 2) + "…";
    }
    return now;
  }
}
