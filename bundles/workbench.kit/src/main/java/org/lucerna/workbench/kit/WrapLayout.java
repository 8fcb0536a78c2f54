/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;

/** From left to right, and on the next line where there is no room: toolbars of narrow windows. */
public final class WrapLayout extends FlowLayout {

  private static final long serialVersionUID = 1L;

  public WrapLayout(int hgap, int vgap) {
    super(LEADING, hgap, vgap);
    setAlignOnBaseline(false);
  }

  @Override
  public Dimension preferredLayoutSize(Container target) {
    return size(target);
  }

  @Override
  public Dimension minimumLayoutSize(Container target) {
    int widest = 0;
    for (Component c : target.getComponents()) {
      widest = Math.max(widest, c.isVisible() ? c.getMinimumSize().width : 0);
    }
    Insets insets = target.getInsets();
    return new Dimension(
        widest + insets.left + insets.right + 2 * getHgap(), size(target).height);
  }

  /** As wide as the container is now, or its parent where it has no width yet. */
  private Dimension size(Container target) {
    synchronized (target.getTreeLock()) {
      Insets insets = target.getInsets();
      int room = width(target) - insets.left - insets.right - 2 * getHgap();
      int x = 0;
      int line = 0;
      int width = 0;
      int height = getVgap();
      for (Component c : target.getComponents()) {
        if (!c.isVisible()) {
          continue;
        }
        Dimension d = c.getPreferredSize();
        if (x > 0 && x + getHgap() + d.width > room) {
          height += line + getVgap();
          x = 0;
          line = 0;
        }
        x += (x > 0 ? getHgap() : 0) + d.width;
        line = Math.max(line, d.height);
        width = Math.max(width, x);
      }
      return new Dimension(
          width + insets.left + insets.right + 2 * getHgap(),
          height + line + getVgap() + insets.top + insets.bottom);
    }
  }

  private static int width(Container target) {
    Container at = target;
    while (at.getWidth() == 0 && at.getParent() != null) {
      at = at.getParent();
    }
    return at.getWidth() == 0 ? Integer.MAX_VALUE : at.getWidth();
  }
}
