/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;

/** Says over the dimmed picture that its map shows nothing. */
record NothingPanel(BufferedImage picture, MapView view) implements Panels.Panel {

  static String message(MapView view) {
    return switch (view.evidence()) {
      case NOT_FINITE -> "map holds values that are not numbers";
      case NONE -> view.signed() ? "no evidence: the map is zero" : "no positive evidence";
      case PRESENT -> "";
    };
  }

  @Override
  public void paint(Graphics2D g, Box place) {
    Painting.image(g, picture, place);
    g.setColor(new Color(70, 74, 80, 190));
    g.fillRect(place.x(), place.y(), place.width(), place.height());
    double size = Math.max(9, Math.min(16, place.width() / 14.0));
    Font font = TextBlock.font(Font.BOLD, size);
    TextBlock text = TextBlock.wrapped(font, List.of(message(view)), place.width() - 4 * size);
    double width = text.width() + 2 * size;
    double height = text.height() + size;
    double left = place.x() + (place.width() - width) / 2;
    double top = place.y() + (place.height() - height) / 2;
    g.setColor(new Color(20, 23, 27, 210));
    g.fill(new RoundRectangle2D.Double(left, top, width, height, size, size));
    g.setColor(Color.WHITE);
    text.draw(g, left, top + size / 2, width, TextBlock.Align.CENTER);
  }
}
