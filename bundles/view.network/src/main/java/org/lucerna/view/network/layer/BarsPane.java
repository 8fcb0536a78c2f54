/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** One bar a value, from left to right; where there are more than pixels, the farthest from 0. */
final class BarsPane extends JPanel {

  private static final long serialVersionUID = 1L;

  private transient List<Double> values = List.of();

  /**
   * @param hovered told the place of the value under the mouse, -1 for none
   */
  BarsPane(IntConsumer hovered) {
    MouseAdapter mouse =
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent e) {
            hovered.accept(at(e.getX()));
          }

          @Override
          public void mouseExited(MouseEvent e) {
            hovered.accept(-1);
          }
        };
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
  }

  void show(List<Double> next) {
    values = List.copyOf(next);
    repaint();
  }

  /** The value at a column of pixels: of several the one that is drawn. */
  int at(int x) {
    if (values.isEmpty() || x < 0 || x >= getWidth()) {
      return -1;
    }
    int from = (int) ((long) x * values.size() / getWidth());
    int to = Math.max(from + 1, (int) ((long) (x + 1) * values.size() / getWidth()));
    return IntStream.range(from, Math.min(to, values.size()))
        .reduce((a, b) -> Math.abs(values.get(b)) > Math.abs(values.get(a)) ? b : a)
        .orElse(-1);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(20 * getFont().getSize(), 12 * getFont().getSize());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    if (values.isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      double high = Math.max(0, values.stream().mapToDouble(v -> v).max().orElse(0));
      double low = Math.min(0, values.stream().mapToDouble(v -> v).min().orElse(0));
      double unit = high > low ? (getHeight() - 2) / (high - low) : 0;
      int zero = 1 + (int) Math.round(high * unit);
      g.setColor(color("Actions.Blue", getForeground()));
      double width = getWidth() / (double) values.size();
      int space = width >= 4 ? 1 : 0;
      for (int x = 0; x < getWidth(); ) {
        int value = at(x);
        int next = width > 1 ? Math.max(x + 1, (int) Math.ceil((value + 1) * width)) : x + 1;
        int top = 1 + (int) Math.round((high - values.get(value)) * unit);
        g.fillRect(
            x,
            Math.min(top, zero),
            Math.max(1, next - x - space),
            Math.max(1, Math.abs(zero - top)));
        x = next;
      }
      g.setColor(color("Separator.foreground", getForeground()));
      g.drawLine(0, zero, getWidth(), zero);
    } finally {
      g.dispose();
    }
  }

  private static Color color(String key, Color otherwise) {
    Color color = UIManager.getColor(key);
    return color == null ? otherwise : color;
  }
}
