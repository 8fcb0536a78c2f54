/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** A picture with its name beside the pointer. */
record HoverCard(JComponent owner, String text) {

  static final int SIDE = 128;

  void paint(Graphics2D g, Point at, Optional<BufferedImage> image) {
    int side = UIScale.scale(SIDE);
    int pad = UIScale.scale(6);
    g.setFont(UIManager.getFont("Label.font"));
    FontMetrics metrics = g.getFontMetrics();
    int width = Math.max(image.isPresent() ? side : 0, metrics.stringWidth(text)) + 2 * pad;
    int height = (image.isPresent() ? side : 0) + metrics.getHeight() + 2 * pad;
    int x = at.x + 2 * pad + width > owner.getWidth() ? at.x - 2 * pad - width : at.x + 2 * pad;
    int y = Math.max(0, Math.min(owner.getHeight() - height, at.y + pad));
    x = Math.max(0, x);
    g.setColor(color("ToolTip.background", Color.WHITE));
    g.fillRect(x, y, width, height);
    g.setColor(color("Component.borderColor", Color.GRAY));
    g.drawRect(x, y, width - 1, height - 1);
    int left = x;
    image.ifPresent(i -> picture(g, i, left + pad, y + pad));
    g.setColor(color("ToolTip.foreground", Color.BLACK));
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.drawString(text, x + pad, y + height - pad - metrics.getDescent());
  }

  private static void picture(Graphics2D g, BufferedImage i, int x, int y) {
    int side = UIScale.scale(SIDE);
    double scale = side / (double) Math.max(i.getWidth(), i.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(
        i,
        x,
        y,
        (int) Math.round(i.getWidth() * scale),
        (int) Math.round(i.getHeight() * scale),
        null);
  }

  private static Color color(String key, Color otherwise) {
    Color color = UIManager.getColor(key);
    return color == null ? otherwise : color;
  }
}
