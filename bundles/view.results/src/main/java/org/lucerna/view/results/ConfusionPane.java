/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;

/**
 * A confusion matrix whose cells can be clicked. Keys: arrows go from cell to cell, Enter or Space
 * opens the cell.
 */
final class ConfusionPane extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(ConfusionPane.class);

  private final transient Consumer<Confusion.Cell> selected;
  private final transient Consumer<Confusion.Cell> opened;
  private transient Confusion confusion = Confusion.of(List.of(), List.of());
  private transient Optional<Confusion.Cell> cell = Optional.empty();

  /**
   * @param selected told of the cell that is looked at
   * @param opened told of a cell that was clicked, or on which Enter was pressed
   */
  ConfusionPane(Consumer<Confusion.Cell> selected, Consumer<Confusion.Cell> opened) {
    this.selected = selected;
    this.opened = opened;
    setFocusable(true);
    setName("results.confusion");
    setToolTipText("");
    addMouseListener(new Mouse());
    addFocusListener(
        new java.awt.event.FocusAdapter() {
          @Override
          public void focusGained(java.awt.event.FocusEvent e) {
            repaint();
          }

          @Override
          public void focusLost(java.awt.event.FocusEvent e) {
            repaint();
          }
        });
    key("LEFT", () -> step(0, -1));
    key("RIGHT", () -> step(0, 1));
    key("UP", () -> step(-1, 0));
    key("DOWN", () -> step(1, 0));
    key("ENTER", () -> cell.ifPresent(opened));
    key("SPACE", () -> cell.ifPresent(opened));
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

  void show(Confusion next) {
    boolean same = next.classes().equals(confusion.classes());
    confusion = next;
    cell = same ? cell : Optional.empty();
    revalidate();
    repaint();
  }

  Confusion confusion() {
    return confusion;
  }

  Optional<Confusion.Cell> cell() {
    return cell;
  }

  /** Looks at a cell. */
  void select(Confusion.Cell next) {
    cell = Optional.of(next);
    Rectangle at = layoutNow().place(next);
    scrollRectToVisible(at);
    repaint();
    selected.accept(next);
  }

  private void step(int down, int right) {
    int classes = confusion.classes().size();
    if (classes > 0) {
      Confusion.Cell from = cell.orElse(new Confusion.Cell(0, -right));
      select(
          new Confusion.Cell(
              Math.max(0, Math.min(classes - 1, from.actual() + down)),
              Math.max(0, Math.min(classes - 1, from.predicted() + right))));
    }
  }

  private ConfusionLayout layoutNow() {
    FontMetrics metrics = getFontMetrics(ChartColors.screen().font());
    Dimension room =
        SwingUtilities.getAncestorOfClass(javax.swing.JViewport.class, this)
                instanceof javax.swing.JViewport view
            ? view.getExtentSize()
            : getSize();
    return ConfusionLayout.of(confusion.classes(), metrics, room);
  }

  @Override
  public Dimension getPreferredSize() {
    return layoutNow().size();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      new ConfusionPainter(confusion, layoutNow(), ChartColors.screen())
          .paint(g, cell, isFocusOwner());
    } finally {
      g.dispose();
    }
  }

  @Override
  public String getToolTipText(MouseEvent event) {
    return layoutNow().at(event.getX(), event.getY()).map(this::sentence).orElse(null);
  }

  /** A cell in words. */
  String sentence(Confusion.Cell at) {
    String actual = confusion.classes().get(at.actual());
    String predicted = confusion.classes().get(at.predicted());
    int count = confusion.count(at.actual(), at.predicted());
    String percent =
        String.format(Locale.ROOT, "%.1f", 100 * confusion.share(at.actual(), at.predicted()));
    return at.actual() == at.predicted()
        ? TEXTS.of("cell.right", actual, count, confusion.total(at.actual()), percent)
        : TEXTS.of("cell.wrong", actual, predicted, count, confusion.total(at.actual()), percent);
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.TABLE;
            }

            @Override
            public String getAccessibleName() {
              return TEXTS.of("tab.confusion");
            }

            @Override
            public String getAccessibleDescription() {
              return cell.map(c -> sentence(c)).orElse("");
            }
          };
    }
    return accessibleContext;
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
      layoutNow()
          .at(e.getX(), e.getY())
          .ifPresent(
              at -> {
                select(at);
                opened.accept(at);
              });
    }
  }
}
