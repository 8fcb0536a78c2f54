/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * Classes with their probabilities as bars; a click, or the arrow keys and Enter, chooses one.
 * Keys: up, down, Enter, Space.
 */
public final class ProbabilityBars extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final Color MORE = new Color(0x2DA44E);
  private static final Color LESS = new Color(0xD1443C);

  /**
   * One class.
   *
   * @param index among the model's outputs
   * @param probability 0 to 1
   * @param before to show the change since then
   */
  public record Bar(int index, String name, double probability, OptionalDouble before) {}

  private final transient IntConsumer chosen;
  private transient IntFunction<JPopupMenu> menu = index -> null;
  private transient List<Bar> bars = List.of();
  private transient OptionalInt marked = OptionalInt.empty();
  private int focus;
  private int hover = -1;

  /**
   * @param chosen receives the class index of a bar that was chosen
   */
  public ProbabilityBars(IntConsumer chosen) {
    this.chosen = chosen;
    setFocusable(true);
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    setToolTipText("");
    key("UP", () -> moveTo(focus - 1));
    key("DOWN", () -> moveTo(focus + 1));
    key("ENTER", this::choose);
    key("SPACE", this::choose);
  }

  /**
   * @param next makes the menu of a class index, for the right button and the menu key
   */
  public void setMenu(IntFunction<JPopupMenu> next) {
    menu = next;
    key("CONTEXT_MENU", () -> popup(focus, getWidth() / 2));
    key("shift F10", () -> popup(focus, getWidth() / 2));
  }

  private void popup(int row, int x) {
    JPopupMenu found = row < bars.size() ? menu.apply(bars.get(row).index()) : null;
    if (found != null) {
      found.show(this, x, row * rowHeight() + rowHeight() / 2);
    }
  }

  private void key(String stroke, Runnable does) {
    getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
    getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                does.run();
              }
            });
  }

  /**
   * @param mark class index of the one drawn as chosen
   */
  public void show(List<Bar> next, OptionalInt mark) {
    boolean sizes = next.size() != bars.size();
    bars = List.copyOf(next);
    marked = mark;
    focus = Math.max(0, Math.min(focus, bars.size() - 1));
    getAccessibleContext()
        .setAccessibleDescription(
            bars.stream()
                .map(b -> b.name() + " " + percent(b.probability()))
                .collect(Collectors.joining(", ")));
    if (sizes) {
      revalidate();
    }
    repaint();
  }

  public List<Bar> bars() {
    return bars;
  }

  private void moveTo(int row) {
    focus = Math.max(0, Math.min(row, bars.size() - 1));
    repaint();
  }

  private void choose() {
    if (focus < bars.size()) {
      chosen.accept(bars.get(focus).index());
    }
  }

  private int rowHeight() {
    return getFontMetrics(getFont()).getHeight() + UIScale.scale(6);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(UIScale.scale(200), Math.max(1, bars.size()) * rowHeight());
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(UIScale.scale(120), getPreferredSize().height);
  }

  /** As probabilities are written everywhere in the window. */
  public static String percent(double p) {
    if (p > 0 && p < 0.0005) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * p);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < bars.size(); i++) {
      paint(g, i);
    }
    g.dispose();
  }

  private void paint(Graphics2D g, int i) {
    Bar bar = bars.get(i);
    FontMetrics m = g.getFontMetrics(getFont());
    int top = i * rowHeight();
    int height = rowHeight() - UIScale.scale(2);
    int pad = UIScale.scale(5);
    int arc = UIScale.scale(5);
    Color text = UIManager.getColor("Label.foreground");
    Color accent = UIManager.getColor("Component.accentColor");
    Color fill = accent == null ? new Color(0x2675BF) : accent;
    boolean mark = marked.isPresent() && marked.getAsInt() == bar.index();
    g.setColor(alpha(text, i == hover ? 30 : 14));
    g.fillRoundRect(0, top, getWidth(), height, arc, arc);
    int length = (int) Math.round(bar.probability() * getWidth());
    g.setColor(alpha(fill, mark ? 150 : 80));
    g.fillRoundRect(0, top, Math.max(length, UIScale.scale(2)), height, arc, arc);
    if (mark || i == focus && isFocusOwner()) {
      g.setColor(fill);
      g.drawRoundRect(0, top, getWidth() - 1, height - 1, arc, arc);
    }
    int base = top + (height - m.getHeight()) / 2 + m.getAscent();
    int right = getWidth() - pad;
    String value = percent(bar.probability());
    g.setFont(mark ? getFont().deriveFont(java.awt.Font.BOLD) : getFont());
    g.setColor(text);
    right -= m.stringWidth(value);
    g.drawString(value, right, base);
    right = change(g, bar, right - pad, base);
    g.setColor(text);
    g.drawString(clipped(bar.name(), m, right - 2 * pad), pad, base);
  }

  /** Writes the change in points, if there is one, and says where it begins. */
  private int change(Graphics2D g, Bar bar, int right, int base) {
    if (bar.before().isEmpty()) {
      return right;
    }
    double points = 100 * (bar.probability() - bar.before().getAsDouble());
    if (Math.abs(points) < 0.05) {
      return right;
    }
    String text = String.format(Locale.ROOT, "%+.1f", points).replace('-', '\u2212');
    int left = right - g.getFontMetrics().stringWidth(text);
    g.setColor(points > 0 ? MORE : LESS);
    g.drawString(text, left, base);
    return left;
  }

  private static String clipped(String text, FontMetrics m, int width) {
    if (m.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && m.stringWidth(text.substring(0, end) + "\u2026") > width) {
      end--;
    }
    return text.substring(0, end) + "\u2026";
  }

  private static Color alpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    int row = e.getY() / rowHeight();
    return row < bars.size() ? bars.get(row).name() : null;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new Spoken();
    }
    return accessibleContext;
  }

  private final class Spoken extends AccessibleJComponent {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.LIST;
    }
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
      int row = e.getY() / rowHeight();
      if (e.isPopupTrigger()) {
        popup(row, e.getX());
      } else if (row < bars.size() && SwingUtilities.isLeftMouseButton(e)) {
        focus = row;
        choose();
        repaint();
      }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (e.isPopupTrigger()) {
        popup(e.getY() / rowHeight(), e.getX());
      }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      hover = e.getY() / rowHeight();
      repaint();
    }

    @Override
    public void mouseExited(MouseEvent e) {
      hover = -1;
      repaint();
    }
  }
}
