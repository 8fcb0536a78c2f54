/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Keys and mouse of a {@link ThumbnailGrid}. */
final class GridHand extends MouseAdapter implements FocusListener {

  private final ThumbnailGrid grid;

  private GridHand(ThumbnailGrid grid) {
    this.grid = grid;
  }

  static void install(ThumbnailGrid grid) {
    GridHand hand = new GridHand(grid);
    grid.addMouseListener(hand);
    grid.addFocusListener(hand);
    hand.move(KeyEvent.VK_LEFT, () -> hand.lead() - 1);
    hand.move(KeyEvent.VK_RIGHT, () -> hand.lead() + 1);
    hand.move(KeyEvent.VK_UP, () -> hand.up(1));
    hand.move(KeyEvent.VK_DOWN, () -> hand.down(1));
    hand.move(KeyEvent.VK_PAGE_UP, () -> hand.up(grid.page()));
    hand.move(KeyEvent.VK_PAGE_DOWN, () -> hand.down(grid.page()));
    hand.move(KeyEvent.VK_HOME, () -> 0);
    hand.move(KeyEvent.VK_END, () -> grid.cells().count() - 1);
    hand.bind(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), () -> grid.open(hand.lead()));
    hand.bind(KeyStroke.getKeyStroke(KeyEvent.VK_A, menuKey()), hand::selectAll);
  }

  private static int menuKey() {
    return java.awt.GraphicsEnvironment.isHeadless()
        ? InputEvent.CTRL_DOWN_MASK
        : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
  }

  private int lead() {
    return grid.selection().getLeadSelectionIndex();
  }

  /** Stays in its column: the first row is left by no more than whole rows. */
  private int up(int rows) {
    int lead = Math.max(0, lead());
    return lead - grid.columns() * Math.min(rows, lead / grid.columns());
  }

  private int down(int rows) {
    if (lead() < 0) {
      return 0;
    }
    int last = grid.cells().count() - 1;
    int wanted = lead() + rows * grid.columns();
    return wanted <= last
        ? wanted
        : rows > 1 || lead() / grid.columns() < last / grid.columns() ? last : lead();
  }

  private void selectAll() {
    if (grid.cells().count() > 0) {
      grid.selection().setSelectionInterval(0, grid.cells().count() - 1);
    }
  }

  private void move(int key, IntSupplier to) {
    bind(KeyStroke.getKeyStroke(key, 0), () -> grid.goTo(to.getAsInt(), false));
    bind(
        KeyStroke.getKeyStroke(key, InputEvent.SHIFT_DOWN_MASK),
        () -> grid.goTo(to.getAsInt(), true));
  }

  private void bind(KeyStroke stroke, Runnable action) {
    String name = stroke.toString();
    grid.getInputMap().put(stroke, name);
    grid.getActionMap()
        .put(
            name,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  @Override
  public void mousePressed(MouseEvent e) {
    grid.requestFocusInWindow();
    Optional<Integer> hit = grid.at(e.getPoint());
    if (hit.isEmpty()) {
      return;
    }
    int cell = hit.get();
    boolean menu = SwingUtilities.isRightMouseButton(e) || e.isPopupTrigger();
    if (menu && grid.selection().isSelectedIndex(cell)) {
      return;
    }
    boolean toggles = (e.getModifiersEx() & menuKey()) != 0 && !menu;
    if (toggles && grid.selection().isSelectedIndex(cell)) {
      grid.selection().removeSelectionInterval(cell, cell);
    } else if (toggles) {
      grid.selection().addSelectionInterval(cell, cell);
      grid.tellLead(cell);
    } else {
      grid.goTo(cell, e.isShiftDown());
    }
  }

  @Override
  public void mouseClicked(MouseEvent e) {
    if (SwingUtilities.isLeftMouseButton(e) && e.getClickCount() == 2) {
      grid.at(e.getPoint()).ifPresent(grid::open);
    }
  }

  @Override
  public void focusGained(FocusEvent e) {
    grid.repaint();
  }

  @Override
  public void focusLost(FocusEvent e) {
    grid.repaint();
  }
}
