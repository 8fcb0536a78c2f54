/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.lucerna.vision.api.network.Preprocessing;

/** The part of a picture that a network sees. */
final class CropWindow {

  private CropWindow() {}

  /** In pixels of the picture; the whole of one that is smaller than the crop. */
  static Rectangle2D of(int width, int height, Preprocessing how) {
    int shorter = Math.min(width, height);
    double factor = how.resize() > 0 ? how.resize() / (double) shorter : 1;
    int scaledWidth = how.resize() > 0 ? (int) ((long) how.resize() * width / shorter) : width;
    int scaledHeight = how.resize() > 0 ? (int) ((long) how.resize() * height / shorter) : height;
    int x = Math.max(0, (scaledWidth - how.crop()) / 2);
    int y = Math.max(0, (scaledHeight - how.crop()) / 2);
    return new Rectangle2D.Double(
        x / factor,
        y / factor,
        Math.min(how.crop(), scaledWidth) / factor,
        Math.min(how.crop(), scaledHeight) / factor);
  }

  /**
   * Darkens what is outside and draws the border.
   *
   * @param unit pixels of the picture for one of the component
   */
  static void paint(Graphics2D g, Rectangle2D window, Rectangle2D picture, double unit) {
    Area outside = new Area(picture);
    outside.subtract(new Area(window));
    g.setColor(new Color(0, 0, 0, 110));
    g.fill(outside);
    g.setStroke(new BasicStroke((float) (3 * unit)));
    g.setColor(new Color(0, 0, 0, 160));
    g.draw(window);
    g.setStroke(new BasicStroke((float) (1.4 * unit)));
    g.setColor(Color.WHITE);
    g.draw(window);
  }
}
