/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Function;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.Theme;
import org.lucerna.view.network.structure.OpKind;
import org.lucerna.vision.api.render.Figure;

/** A scene as a figure for files: all of it, with its legend, by the code that draws the screen. */
public final class GraphFigure {

  private GraphFigure() {}

  /**
   * @param names of kinds, for the legend
   */
  public static Figure of(Scene scene, Function<OpKind, String> names) {
    Sizes sizes = new Sizes(scene.font());
    Legend legend = Legend.of(scene.facts(), scene.font(), names);
    double width = Math.max(scene.layout().width(), 30 * sizes.em());
    double inner = width - 2 * sizes.margin();
    double head = legend.height(inner) + sizes.margin();
    Palette palette = Palette.paper();
    return Painting.figure(
        (int) Math.ceil(width),
        (int) Math.ceil(head + scene.layout().height()),
        Theme.LIGHT,
        g -> {
          at(g, sizes.margin(), sizes.margin(), h -> legend.paint(h, palette, inner));
          double x = (width - scene.layout().width()) / 2;
          Rectangle2D all =
              new Rectangle2D.Double(0, 0, scene.layout().width(), scene.layout().height());
          GraphPainter painter = new GraphPainter(scene, palette, GraphPainter.Marks.NONE, 1);
          at(g, x, head, h -> painter.paint(h, all));
        });
  }

  private static void at(
      Graphics2D g, double x, double y, java.util.function.Consumer<Graphics2D> paint) {
    Graphics2D moved = (Graphics2D) g.create();
    try {
      moved.translate(x, y);
      paint.accept(moved);
    } finally {
      moved.dispose();
    }
  }
}
