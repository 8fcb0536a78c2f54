/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.lucerna.workbench.kit.MapImage;

/** What the colours of one map mean in raw values, with a mark at the value under the mouse. */
final class ScaleBar extends JPanel {

  private static final long serialVersionUID = 1L;

  private transient Optional<MapImage> map = Optional.empty();
  private transient OptionalDouble mark = OptionalDouble.empty();

  ScaleBar() {
    setName("explain.scaleBar");
    getAccessibleContext().setAccessibleName("Colour scale");
  }

  /**
   * @param at between 0, the first colour, and 1
   */
  void show(Optional<MapImage> next, OptionalDouble at) {
    map = next.filter(m -> m.hasEvidence() && !m.isPixelColors());
    mark = at;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics m = getFontMetrics(getFont() == null ? UIManager.getFont("Label.font") : getFont());
    return new Dimension(UIScale.scale(280), m.getHeight() + UIScale.scale(6));
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(UIScale.scale(120), getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (map.isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    MapImage shown = map.get();
    FontMetrics m = g.getFontMetrics();
    String low = Readout.number(shown.view().low());
    String high = Readout.number(shown.view().high());
    int pad = UIScale.scale(6);
    int left = m.stringWidth(low) + pad;
    int right = getWidth() - m.stringWidth(high) - pad;
    int height = UIScale.scale(10);
    int top = (getHeight() - height) / 2;
    g.setColor(UIManager.getColor("Label.foreground"));
    int base = (getHeight() - m.getHeight()) / 2 + m.getAscent();
    g.drawString(low, 0, base);
    g.drawString(high, right + pad, base);
    int width = Math.max(2, right - left);
    for (int i = 0; i < width; i++) {
      g.setColor(new Color(shown.colors().rgb(i / (width - 1.0))));
      g.fillRect(left + i, top, 1, height);
    }
    mark.ifPresent(
        at -> {
          int x = left + (int) Math.round(Math.max(0, Math.min(1, at)) * (width - 1));
          g.setColor(UIManager.getColor("Label.foreground"));
          int wing = UIScale.scale(4);
          g.fillPolygon(
              new int[] {x - wing, x + wing, x}, new int[] {top - wing, top - wing, top + 1}, 3);
          g.drawLine(x, top, x, top + height);
        });
    g.dispose();
  }
}
