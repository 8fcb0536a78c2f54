/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import org.lucerna.vision.api.render.Figure;

/** Shows a figure as large as there is room for, sharp at any scale of the screen. */
public final class FigurePane extends JComponent {

  private static final long serialVersionUID = 1L;

  private transient Optional<Figure> figure = Optional.empty();

  public FigurePane() {
    setPreferredSize(new Dimension(320, 240));
  }

  public void show(Optional<Figure> next) {
    figure = next;
    next.ifPresent(f -> setPreferredSize(new Dimension(f.width(), f.height())));
    revalidate();
    repaint();
  }

  public Optional<Figure> figure() {
    return figure;
  }

  /** From figure pixels to those of the component. */
  public double scale() {
    return figure
        .map(f -> Math.min(getWidth() / (double) f.width(), getHeight() / (double) f.height()))
        .orElse(1.0);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      figure.ifPresent(
          f -> {
            double scale = scale();
            g.translate(
                (getWidth() - f.width() * scale) / 2, (getHeight() - f.height() * scale) / 2);
            Images.paint(f, g, scale);
          });
    } finally {
      g.dispose();
    }
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new Accessible();
    }
    return accessibleContext;
  }

  private final class Accessible extends AccessibleJComponent {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.CANVAS;
    }
  }
}
