/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Set;
import org.lucerna.imaging.Painting;

/**
 * Draws a scene, on screen and into files alike, as far as it can be seen.
 *
 * @param scale of the screen, which decides what is too small to be read
 */
record GraphPainter(Scene scene, Palette palette, Marks marks, double scale) {

  /** Smaller text is left out. */
  private static final double READABLE = 4.5;

  /**
   * What stands out.
   *
   * @param chosen a box, or -1
   * @param found boxes that hold a layer searched for
   */
  record Marks(int chosen, Set<Integer> found) {
    static final Marks NONE = new Marks(-1, Set.of());
  }

  private double em() {
    return scene.font().getSize2D();
  }

  /**
   * @param clip what is seen, in the drawing's own lengths
   */
  void paint(Graphics2D g, Rectangle2D clip) {
    Painting.prepare(g);
    for (Scene.Group group : scene.groups()) {
      if (group.frame().intersects(clip)) {
        paint(g, group);
      }
    }
    for (boolean marked : new boolean[] {false, true}) {
      for (GraphLayout.Wire wire : scene.layout().wires()) {
        Path2D path = marked || wire.farthest() ? wire.path() : wire.branch();
        if (isMarked(wire) == marked && touches(path.getBounds2D(), clip)) {
          paint(g, path, marked);
        }
      }
    }
    for (int box = 0; box < scene.layout().places().size(); box++) {
      if (touches(scene.layout().places().get(box), clip)) {
        paint(g, box);
      }
    }
  }

  /** A straight wire has bounds without an area, which no rectangle intersects. */
  private boolean touches(Rectangle2D bounds, Rectangle2D clip) {
    double room = 2 * em();
    return bounds.getMaxX() + room >= clip.getMinX()
        && bounds.getMinX() - room <= clip.getMaxX()
        && bounds.getMaxY() + room >= clip.getMinY()
        && bounds.getMinY() - room <= clip.getMaxY();
  }

  private void paint(Graphics2D g, Scene.Group group) {
    Rectangle2D f = group.frame();
    double arc = 0.8 * em();
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(f.getX(), f.getY(), f.getWidth(), f.getHeight(), arc, arc);
    g.setColor(palette.tint(palette.muted(), 0.07));
    g.fill(shape);
    g.setColor(palette.tint(palette.muted(), 0.4));
    g.setStroke(new BasicStroke((float) (0.06 * em())));
    g.draw(shape);
  }

  private boolean isMarked(GraphLayout.Wire wire) {
    return wire.from() == marks.chosen() || wire.to() == marks.chosen();
  }

  private void paint(Graphics2D g, Path2D path, boolean marked) {
    g.setColor(marked ? palette.accent() : palette.tint(palette.muted(), 0.75));
    g.setStroke(
        new BasicStroke(
            (float) ((marked ? 0.16 : 0.09) * em()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(path);
    double x = path.getCurrentPoint().getX();
    double y = path.getCurrentPoint().getY();
    double size = 0.35 * em();
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, y);
    arrow.lineTo(x - 0.6 * size, y - size);
    arrow.lineTo(x + 0.6 * size, y - size);
    arrow.closePath();
    g.fill(arrow);
  }

  private void paint(Graphics2D g, int index) {
    Box box = scene.blocks().boxes().get(index);
    Rectangle2D r = scene.layout().places().get(index);
    Color hue = hue(box);
    if (box.isClosed()) {
      double step = 0.28 * em();
      outline(g, moved(r, step), palette.tint(hue, 0.1), palette.tint(hue, 0.5));
    }
    outline(g, r, palette.tint(hue, box.isClosed() ? 0.12 : 0.22), palette.tint(hue, 0.75));
    if (marks.found().contains(index)) {
      ring(g, r, palette.found(), 0.22);
    }
    if (index == marks.chosen()) {
      ring(g, r, palette.accent(), 0.2);
    }
    paintText(g, scene.captions().get(index));
  }

  private Color hue(Box box) {
    if (box.isClosed() || box.layer().isEmpty()) {
      return palette.muted();
    }
    return new Color(box.layer().get().kind().hue());
  }

  private void outline(Graphics2D g, Rectangle2D r, Color fill, Color line) {
    RoundRectangle2D shape = rounded(r);
    g.setColor(fill);
    g.fill(shape);
    g.setColor(line);
    g.setStroke(new BasicStroke((float) (0.08 * em())));
    g.draw(shape);
  }

  private void ring(Graphics2D g, Rectangle2D r, Color color, double width) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) (width * em())));
    g.draw(rounded(r));
  }

  private RoundRectangle2D rounded(Rectangle2D r) {
    double arc = 0.7 * em();
    return new RoundRectangle2D.Double(r.getX(), r.getY(), r.getWidth(), r.getHeight(), arc, arc);
  }

  private static Rectangle2D moved(Rectangle2D r, double by) {
    return new Rectangle2D.Double(r.getX() + by, r.getY() + by, r.getWidth(), r.getHeight());
  }

  private void paintText(Graphics2D g, Caption caption) {
    if (em() * scale < READABLE) {
      return;
    }
    g.setColor(palette.text());
    caption.first().draw(g);
    g.setColor(palette.tint(palette.text(), 0.7));
    caption.second().draw(g);
    if (caption.shape().font().getSize2D() * scale >= READABLE) {
      g.setColor(palette.background());
      caption.backing().ifPresent(g::fill);
      g.setColor(palette.muted());
      caption.shape().draw(g);
    }
  }
}
