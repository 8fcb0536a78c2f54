/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.lucerna.view.data.model.Sizes;
import org.lucerna.workbench.kit.Texts;

/**
 * How many pictures have which size, a row a bin; a click, or Up, Down and Enter, picks the
 * pictures of a bin.
 */
final class SizeChart extends JComponent {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts;
  private final transient Consumer<Sizes.Bin> picked;
  private transient List<Sizes.Bin> bins = List.of();
  private int lead = -1;

  SizeChart(Texts texts, Consumer<Sizes.Bin> picked) {
    this.texts = texts;
    this.picked = picked;
    setFocusable(true);
    ToolTipManager.sharedInstance().registerComponent(this);
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            requestFocusInWindow();
            pick(e.getY() / row());
          }
        });
    Gadgets.key(this, KeyEvent.VK_UP, () -> move(-1));
    Gadgets.key(this, KeyEvent.VK_DOWN, () -> move(1));
    Gadgets.key(this, KeyEvent.VK_ENTER, () -> pick(lead));
    updateUI();
  }

  @Override
  public void updateUI() {
    setFont(UIManager.getFont("Label.font"));
  }

  void show(List<Sizes.Bin> next) {
    bins = List.copyOf(next);
    lead = Math.min(lead, bins.size() - 1);
    revalidate();
    repaint();
  }

  private void move(int step) {
    lead = Math.max(0, Math.min(bins.size() - 1, lead + step));
    if (!bins.isEmpty()) {
      getAccessibleContext().setAccessibleDescription(tip(bins.get(lead)));
    }
    repaint();
  }

  private void pick(int row) {
    if (row >= 0 && row < bins.size()) {
      lead = row;
      repaint();
      if (!bins.get(row).samples().isEmpty()) {
        picked.accept(bins.get(row));
      }
    }
  }

  private String tip(Sizes.Bin bin) {
    return texts.of("sizes.bin", bin.low(), bin.high() - 1, bin.samples().size());
  }

  @Override
  public String getToolTipText(MouseEvent event) {
    int row = event.getY() / row();
    return row < bins.size() ? tip(bins.get(row)) : null;
  }

  private int row() {
    return getFontMetrics(getFont()).getHeight() + UIScale.scale(6);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(UIScale.scale(160), Math.max(1, bins.size()) * row());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setFont(getFont());
      paint(g, g.getFontMetrics());
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, FontMetrics metrics) {
    int most = bins.stream().mapToInt(b -> b.samples().size()).max().orElse(1);
    int names = bins.stream().mapToInt(b -> metrics.stringWidth(name(b))).max().orElse(0);
    int numbers = metrics.stringWidth(String.valueOf(most));
    int gap = UIScale.scale(6);
    int room = Math.max(1, getWidth() - names - numbers - 4 * gap);
    for (int i = 0; i < bins.size(); i++) {
      Sizes.Bin bin = bins.get(i);
      int y = i * row();
      int base = y + (row() - metrics.getHeight()) / 2 + metrics.getAscent();
      int n = bin.samples().size();
      int width = n == 0 ? 0 : Math.max(1, room * n / most);
      if (i == lead && isFocusOwner()) {
        g.setColor(color("Component.focusColor"));
        g.drawRect(0, y, getWidth() - 1, row() - 1);
      }
      g.setColor(color("Label.foreground"));
      g.drawString(name(bin), gap + names - metrics.stringWidth(name(bin)), base);
      g.drawString(String.valueOf(n), 3 * gap + names + width, base);
      g.setColor(color("Component.accentColor"));
      g.fillRect(2 * gap + names, y + gap / 2, width, row() - gap);
    }
  }

  private static Color color(String key) {
    Color color = UIManager.getColor(key);
    return color == null ? Color.GRAY : color;
  }

  private static String name(Sizes.Bin bin) {
    return bin.high() - bin.low() == 1
        ? String.valueOf(bin.low())
        : bin.low() + "\u2013" + (bin.high() - 1);
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
      return AccessibleRole.LIST;
    }
  }
}
