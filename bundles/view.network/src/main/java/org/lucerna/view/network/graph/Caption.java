/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a box, measured once: measuring takes longer than drawing.
 *
 * @param shape beside the wire that leaves the box, where others do not leave it
 * @param backing what is cleared under the shape where wires leave on both sides
 */
record Caption(Line first, Line second, Line shape, Optional<Rectangle2D> backing) {

  /** One line from a point on. */
  record Line(Font font, String text, double x, double y) {
    void draw(Graphics2D g) {
      g.setFont(font);
      g.drawString(text, (float) x, (float) y);
    }
  }

  static List<Caption> all(Blocks blocks, GraphLayout layout, Sizes sizes) {
    double[][] reach = new double[blocks.boxes().size()][2];
    for (GraphLayout.Wire wire : layout.wires()) {
      double x = layout.places().get(wire.from()).getCenterX();
      double[] sides = reach[wire.from()];
      sides[0] = Math.max(sides[0], x - wire.bounds().getMinX());
      sides[1] = Math.max(sides[1], wire.bounds().getMaxX() - x);
    }
    List<Caption> all = new ArrayList<>();
    for (int i = 0; i < reach.length; i++) {
      boolean left = reach[i][0] > sizes.em();
      boolean right = reach[i][1] > sizes.em();
      all.add(of(blocks.boxes().get(i), layout.places().get(i), sizes, new Sides(left, right)));
    }
    return List.copyOf(all);
  }

  /** Where wires leave other than straight down. */
  private record Sides(boolean left, boolean right) {}

  private static Caption of(Box box, Rectangle2D place, Sizes sizes, Sides wires) {
    Labels labels = Labels.of(box);
    boolean maps = box.layer().map(l -> l.maps()).orElse(true);
    Font large = maps ? sizes.bold() : sizes.font();
    double em = sizes.em();
    String shape = box.shape().toString();
    double width = Sizes.width(sizes.small(), shape);
    boolean onLeft = wires.right() && !wires.left();
    double x = place.getCenterX() + (onLeft ? -0.5 * em - width : 0.5 * em);
    Rectangle2D under = new Rectangle2D.Double(x, place.getMaxY() + 0.3 * em, width, em);
    return new Caption(
        line(large, labels.first(), place, place.getY() + 1.3 * em),
        line(sizes.small(), labels.second(), place, place.getY() + 2.5 * em),
        new Line(sizes.small(), shape, x, place.getMaxY() + 1.15 * em),
        wires.left() && wires.right() ? Optional.of(under) : Optional.empty());
  }

  /** In the middle of its box. */
  private static Line line(Font font, String text, Rectangle2D place, double y) {
    String fitted = Sizes.fitted(font, text, place.getWidth() - 1.2 * font.getSize2D());
    return new Line(font, fitted, place.getCenterX() - Sizes.width(font, fitted) / 2, y);
  }
}
