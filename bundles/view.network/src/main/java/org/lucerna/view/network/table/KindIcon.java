/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.table;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;
import org.lucerna.view.network.structure.OpKind;

/**
 * A swatch in the colour of a kind of operation.
 *
 * @param size of the font beside it
 */
record KindIcon(OpKind kind, int size) implements Icon {

  @Override
  public void paintIcon(Component c, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(new Color(kind.hue()));
      g.fillRoundRect(x, y, getIconWidth(), getIconHeight(), size / 4, size / 4);
    } finally {
      g.dispose();
    }
  }

  @Override
  public int getIconWidth() {
    return size * 2 / 3;
  }

  @Override
  public int getIconHeight() {
    return size * 2 / 3;
  }
}
