/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.vision.api.render.ColorKey;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Squares of colour with their meaning beside them. */
@Component(service = Renderer.class)
@RendererType(
    id = "color-key",
    label = "Key of colours",
    subject = ColorKey.class,
    params = ColorKeyParams.class)
public final class ColorKeyRenderer implements Renderer<ColorKey, ColorKeyParams> {

  private static final Font FONT = TextBlock.font(Font.PLAIN, 13);
  private static final int SQUARE = 13;
  private static final int SPACE = 7;
  private static final int BETWEEN = 20;
  private static final int MARGIN = 2;

  @Activate
  public ColorKeyRenderer() {}

  private record Placed(ColorKey.Entry entry, TextBlock text, double x, double y) {}

  @Override
  public Figure render(ColorKey subject, ColorKeyParams params) {
    List<Placed> placed = new ArrayList<>();
    double x = MARGIN;
    double y = MARGIN;
    double widest = 1;
    double below = y;
    for (ColorKey.Entry entry : subject.entries()) {
      double room = params.width() - 2.0 * MARGIN - SQUARE - SPACE;
      TextBlock text = TextBlock.wrapped(FONT, List.of(entry.meaning()), room);
      double needed = SQUARE + SPACE + text.width();
      if (x > MARGIN && x + needed > params.width() - MARGIN) {
        x = MARGIN;
        y = below;
      }
      placed.add(new Placed(entry, text, x, y));
      widest = Math.max(widest, x + needed);
      below = Math.max(below, y + text.height() + 4);
      x += needed + BETWEEN;
    }
    int width = (int) Math.ceil(widest + MARGIN);
    int height = (int) Math.ceil(Math.max(below, 1) + MARGIN);
    return Painting.figure(
        width, height, params.theme(), g -> placed.forEach(p -> paint(g, p, params)));
  }

  private static void paint(Graphics2D g, Placed placed, ColorKeyParams params) {
    Rectangle2D square = new Rectangle2D.Double(placed.x(), placed.y() + 2.5, SQUARE, SQUARE);
    g.setColor(new Color(placed.entry().rgb()));
    g.fill(square);
    g.setStroke(new BasicStroke(0.75f));
    g.setColor(params.theme().muted());
    g.draw(square);
    g.setColor(params.theme().text());
    placed.text().draw(g, placed.x() + SQUARE + SPACE, placed.y(), 0, Align.LEFT);
  }
}
