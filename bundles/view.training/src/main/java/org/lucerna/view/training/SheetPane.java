/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import org.lucerna.workbench.kit.chart.ChartColors;

/** Shows a sheet of pictures, as a grid that fills its place or as one row to scroll along. */
final class SheetPane extends JComponent {

  private static final long serialVersionUID = 1L;

  private final boolean row;
  private transient EpochSheet sheet = new EpochSheet(List.of());
  private int selected = -1;

  /**
   * @param row whether all pictures stand in one row
   * @param clicked receives the index of the picture that was clicked
   */
  SheetPane(boolean row, IntConsumer clicked) {
    this.row = row;
    setFocusable(true);
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            requestFocusInWindow();
            int index = place().at(e.getX(), e.getY(), sheet.tiles().size());
            if (index >= 0) {
              clicked.accept(index);
            }
          }
        });
  }

  void show(EpochSheet next, int mark) {
    boolean moved = selected != mark;
    boolean grown = sheet.tiles().size() != next.tiles().size();
    sheet = next;
    selected = mark;
    if (row && grown) {
      revalidate();
    }
    if (row && moved && mark >= 0) {
      Rectangle2D at = place().place(mark);
      Rectangle wide = at.getBounds();
      wide.grow((int) at.getWidth(), 0);
      scrollRectToVisible(wide);
    }
    repaint();
  }

  EpochSheet sheet() {
    return sheet;
  }

  private double em() {
    Font font = ChartColors.screen().font();
    return getFontMetrics(font).getHeight();
  }

  EpochSheet.Layout place() {
    int count = sheet.tiles().size();
    return row
        ? EpochSheet.Layout.row(count, getHeight(), em())
        : EpochSheet.Layout.fit(count, getWidth(), getHeight(), em());
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAccessibleDescription() {
              return sheet.tiles().stream()
                  .map(t -> t.head() + " " + t.line())
                  .collect(Collectors.joining(", "));
            }
          };
    }
    return accessibleContext;
  }

  @Override
  public Dimension getPreferredSize() {
    double em = em();
    return row
        ? new Dimension(
            EpochSheet.Layout.row(
                    sheet.tiles().size(), getHeight() > 0 ? getHeight() : (int) (9 * em), em)
                .width(),
            (int) (9 * em))
        : new Dimension((int) (30 * em), (int) (20 * em));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      ChartColors colors = ChartColors.screen();
      sheet.paint(g, place(), colors, selected);
      if (isFocusOwner()) {
        g.setColor(colors.muted());
        g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
      }
    } finally {
      g.dispose();
    }
  }
}
