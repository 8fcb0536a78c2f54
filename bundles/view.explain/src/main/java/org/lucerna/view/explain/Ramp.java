/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import org.lucerna.imaging.ColorMap;

/** The colours of a colour map from left to right. */
record Ramp(ColorMap colors) implements Icon {

  @Override
  public int getIconWidth() {
    return UIScale.scale(36);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(10);
  }

  @Override
  public void paintIcon(Component c, Graphics g, int x, int y) {
    int width = getIconWidth();
    for (int i = 0; i < width; i++) {
      g.setColor(new Color(colors.rgb(i / (width - 1.0))));
      g.fillRect(x + i, y, 1, getIconHeight());
    }
  }
}
