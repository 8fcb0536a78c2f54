/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;

/** Components in rows that are broken where the container ends, such as a bar of filters. */
public final class WrapLayout implements LayoutManager {

  private static final int GAP = 6;

  private final int across;
  private final int down;
  private int told = -1;

  public WrapLayout() {
    this(UIScale.scale(GAP), UIScale.scale(GAP));
  }

  /**
   * @param across pixels between neighbours of a row
   * @param down pixels between rows
   */
  public WrapLayout(int across, int down) {
    this.across = across;
    this.down = down;
  }

  @Override
  public void addLayoutComponent(String name, Component component) {}

  @Override
  public void removeLayoutComponent(Component component) {}

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    int width = parent.getWidth();
    if (width == 0 && parent.getParent() != null) {
      width = parent.getParent().getWidth();
    }
    return walk(parent, width == 0 ? Integer.MAX_VALUE : width, false);
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return new Dimension(0, preferredLayoutSize(parent).height);
  }

  @Override
  public void layoutContainer(Container parent) {
    Dimension needed = walk(parent, parent.getWidth(), true);
    if (needed.height != parent.getHeight()
        && needed.height != told
        && parent.getParent() != null) {
      told = needed.height; // once: the parent may have good reasons for another height
      // the height follows from the width, which is known only now
      java.awt.EventQueue.invokeLater(parent::revalidate);
    }
  }

  private Dimension walk(Container parent, int width, boolean place) {
    Insets in = parent.getInsets();
    int x = in.left;
    int y = in.top;
    int row = 0;
    int widest = 0;
    for (Component c : parent.getComponents()) {
      if (!c.isVisible()) {
        continue;
      }
      Dimension size = c.getPreferredSize();
      if (x > in.left && x + size.width > width - in.right) {
        x = in.left;
        y += row + down;
        row = 0;
      }
      if (place) {
        c.setBounds(x, y, Math.min(size.width, width - in.left - in.right), size.height);
      }
      x += size.width + across;
      widest = Math.max(widest, x - across);
      row = Math.max(row, size.height);
    }
    if (place) {
      centre(parent);
    }
    return new Dimension(widest + in.right, y + row + in.bottom);
  }

  /** Components of a row on one middle line. */
  private static void centre(Container parent) {
    Component[] all = parent.getComponents();
    for (int from = 0; from < all.length; ) {
      int to = from;
      int row = 0;
      while (to < all.length && all[to].getY() == all[from].getY()) {
        row = Math.max(row, all[to].isVisible() ? all[to].getHeight() : 0);
        to++;
      }
      for (int i = from; i < to; i++) {
        all[i].setLocation(all[i].getX(), all[i].getY() + (row - all[i].getHeight()) / 2);
      }
      from = to;
    }
  }
}
