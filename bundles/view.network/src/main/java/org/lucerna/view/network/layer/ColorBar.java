/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Optional;
import javax.swing.JPanel;
import org.lucerna.view.network.structure.Counts;

/** What colours mean, with the values at both ends. */
final class ColorBar extends JPanel {

  private static final long serialVersionUID = 1L;

  private transient Optional<Shades> shades = Optional.empty();
  private boolean own;

  /**
   * @param each whether each tile has its own scale, of which this is only an example
   */
  void show(Optional<Shades> next, boolean each) {
    shades = next;
    own = each;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(10 * getFont().getSize(), getFontMetrics(getFont()).getHeight() + 4);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      shades.ifPresent(s -> paint(g, s));
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, Shades s) {
    String low = own ? (s.isSigned() ? "\u2212max" : "0") : Counts.value(s.low());
    String high = own ? "max" : Counts.value(s.high());
    FontMetrics metrics = g.getFontMetrics();
    int gap = metrics.charWidth(' ') + 2;
    int left = metrics.stringWidth(low) + gap;
    int right = getWidth() - metrics.stringWidth(high) - gap;
    int baseline = 2 + metrics.getAscent();
    g.setColor(getForeground());
    g.drawString(low, 0, baseline);
    g.drawString(high, right + gap, baseline);
    for (int x = left; x < right; x++) {
      g.setColor(new Color(s.colors().rgb((x - left) / (double) Math.max(1, right - left - 1))));
      g.fillRect(x, 4, 1, getHeight() - 8);
    }
  }
}
