/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/**
 * Shows a chart in the window's colours, with the values under the pointer. Keys while it has the
 * focus: left and right go through the places, Escape puts the values away.
 */
public final class ChartPane extends JComponent {

  private static final long serialVersionUID = 1L;

  private transient LineChart chart;
  private transient OptionalDouble place = OptionalDouble.empty();
  private transient OptionalDouble marked = OptionalDouble.empty();

  public ChartPane(LineChart chart) {
    this.chart = chart;
    setFocusable(true);
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusLost(FocusEvent e) {
            point(OptionalDouble.empty());
          }
        });
    key("LEFT", () -> step(-1));
    key("RIGHT", () -> step(1));
    key("ESCAPE", () -> point(OptionalDouble.empty()));
  }

  private void key(String stroke, Runnable action) {
    getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
    getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  public void show(LineChart next) {
    chart = next;
    repaint();
  }

  public LineChart chart() {
    return chart;
  }

  /** Shows the values at a place. */
  public void point(OptionalDouble next) {
    if (!place.equals(next)) {
      place = next;
      repaint();
    }
  }

  /** Marks a place, without its values. */
  public void mark(OptionalDouble next) {
    if (!marked.equals(next)) {
      marked = next;
      repaint();
    }
  }

  /** Where values are shown. */
  public OptionalDouble place() {
    return place;
  }

  private void step(int by) {
    List<Double> places = chart.places();
    if (!places.isEmpty()) {
      int now =
          place.isPresent() ? places.indexOf(place.getAsDouble()) : by > 0 ? -1 : places.size();
      point(OptionalDouble.of(places.get(Math.max(0, Math.min(places.size() - 1, now + by)))));
    }
  }

  @Override
  public Dimension getPreferredSize() {
    if (isPreferredSizeSet()) {
      return super.getPreferredSize();
    }
    FontMetrics metrics = getFontMetrics(ChartColors.screen().font());
    return new Dimension(22 * metrics.getHeight(), 13 * metrics.getHeight());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      ChartPainter painter = painter(g);
      painter.paint(g);
      marked.ifPresent(x -> painter.paintPlace(g, x));
      place.ifPresent(x -> painter.paintValues(g, x));
      if (isFocusOwner()) {
        g.setColor(painter.colors().muted());
        g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
      }
    } finally {
      g.dispose();
    }
  }

  private ChartPainter painter(Graphics2D g) {
    return new ChartPainter(chart, ChartColors.screen(), g, getWidth(), getHeight());
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.CANVAS;
            }

            @Override
            public String getAccessibleName() {
              return chart.title();
            }

            @Override
            public String getAccessibleDescription() {
              return chart.lines().stream()
                  .filter(l -> !l.y().isEmpty() && l.look() != LineChart.Look.FAINT)
                  .map(l -> l.name() + " " + l.y().get(l.y().size() - 1))
                  .collect(Collectors.joining(", "));
            }
          };
    }
    return accessibleContext;
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      Graphics2D g = (Graphics2D) getGraphics();
      if (g != null) {
        point(painter(g).nearest(e.getX()));
        g.dispose();
      }
    }

    @Override
    public void mouseExited(MouseEvent e) {
      point(OptionalDouble.empty());
    }
  }
}
