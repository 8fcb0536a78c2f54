/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToLongFunction;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.lucerna.workbench.kit.Texts;

/** The memory of the last minutes: the whole process, and the Java heap in it. */
final class MemoryChart extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(MemoryChart.class);

  /** One a second. */
  private static final int KEPT = 180;

  private static final int WIDTH = 260;
  private static final int HEIGHT = 110;
  private static final double HEADROOM = 1.15;

  private final transient Deque<Usage> samples = new ArrayDeque<>();

  MemoryChart() {
    setName("device.chart");
    getAccessibleContext().setAccessibleName(TEXTS.of("device.chart"));
    setToolTipText(TEXTS.of("device.chart"));
  }

  void add(Usage usage) {
    samples.addLast(usage);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(UIScale.scale(WIDTH), UIScale.scale(HEIGHT));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(UIManager.getColor("TextField.background"));
      g.fillRect(0, 0, getWidth(), getHeight());
      long most =
          samples.stream()
              .mapToLong(u -> Math.max(u.heapUsed(), u.resident().orElse(0)))
              .max()
              .orElse(1);
      double top = most * HEADROOM;
      line(g, "Actions.Blue", u -> u.resident().orElse(0), top);
      line(g, "Actions.Green", Usage::heapUsed, top);
      g.setColor(UIManager.getColor("Component.borderColor"));
      g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    } finally {
      g.dispose();
    }
  }

  private void line(Graphics2D g, String color, ToLongFunction<Usage> value, double top) {
    Path2D path = new Path2D.Double();
    double step = getWidth() / (double) (KEPT - 1);
    double x = getWidth() - (samples.size() - 1) * step;
    double begin = x;
    for (Usage usage : samples) {
      double y = getHeight() * (1 - value.applyAsLong(usage) / top);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      x += step;
    }
    if (path.getCurrentPoint() == null) {
      return;
    }
    Color c = UIManager.getColor(color);
    Color solid = c == null ? getForeground() : c;
    g.setColor(solid);
    g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
    g.draw(path);
    path.lineTo(getWidth(), getHeight());
    path.lineTo(begin, getHeight());
    g.setColor(new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), 40));
    g.fill(path);
  }
}
