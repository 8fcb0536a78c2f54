/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.vision.api.render.FramedPicture;

/**
 * Where picture, frames and names go. Names stand in one column in the order of their frames' upper
 * edges, so that no two lines to them cross outside the picture.
 */
final class FramesLayout {

  private static final int MARGIN = 12;
  private static final int GAP = 34;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font LABEL = TextBlock.font(Font.PLAIN, 13);
  private static final double LINE = 22;
  private static final Color HALO = new Color(0, 0, 0, 150);

  private final FramesParams params;
  private final List<FramedPicture.Frame> frames;
  private final BufferedImage pixels;
  private final Box picture;
  private final double scale;
  private final TextBlock title;
  private final TextBlock caption;
  private final double labelWidth;
  private final int top;

  FramesLayout(FramedPicture subject, FramesParams params) {
    this.params = params;
    this.frames =
        subject.frames().stream()
            .sorted(
                Comparator.comparingDouble((FramedPicture.Frame f) -> f.bounds().y0())
                    .thenComparing(f -> -f.bounds().x1()))
            .toList();
    this.scale = (double) params.width() / subject.picture().width();
    int height = (int) Math.round(subject.picture().height() * scale);
    Box size = new Box(0, 0, params.width(), height);
    this.pixels = Enlargement.pixels(subject.picture(), size);
    this.labelWidth =
        frames.stream().mapToDouble(f -> TextBlock.width(LABEL, f.label())).max().orElse(0);
    double room = params.width() + (frames.isEmpty() ? 0 : GAP + labelWidth);
    this.title = TextBlock.wrapped(TITLE, List.of(subject.title()), room);
    this.caption = TextBlock.wrapped(LABEL, subject.caption(), room);
    this.top = (int) Math.ceil(MARGIN + title.height() + (title.isEmpty() ? 0 : 8));
    this.picture = new Box(MARGIN, top, params.width(), height);
  }

  int width() {
    double labels = frames.isEmpty() ? 0 : GAP + labelWidth;
    return (int) Math.ceil(2 * MARGIN + params.width() + labels);
  }

  int height() {
    double body = Math.max(picture.height(), frames.size() * LINE);
    return (int) Math.ceil(top + body + (caption.isEmpty() ? 0 : 8 + caption.height()) + MARGIN);
  }

  void paint(Graphics2D g) {
    g.setColor(params.theme().text());
    title.draw(g, MARGIN, MARGIN, width() - 2.0 * MARGIN, Align.LEFT);
    Painting.image(g, pixels, picture);
    for (FramedPicture.Frame frame : frames) {
      Rectangle2D shape = shape(frame.bounds());
      stroke(g, shape, 3.6f, HALO);
      stroke(g, shape, 1.8f, Color.WHITE);
    }
    double bottom = height() - MARGIN - caption.height();
    double[] rows = rows();
    for (int i = 0; i < frames.size(); i++) {
      label(g, frames.get(i), rows[i]);
    }
    g.setColor(params.theme().muted());
    caption.draw(g, MARGIN, bottom, width() - 2.0 * MARGIN, Align.LEFT);
  }

  /** Middles of the names: beside their frames where there is room, else as near as can be. */
  private double[] rows() {
    double[] rows = new double[frames.size()];
    double end = top + Math.max(picture.height(), rows.length * LINE);
    double free = top;
    for (int i = 0; i < rows.length; i++) {
      double latest = end - (rows.length - i) * LINE;
      double wanted = anchor(frames.get(i).bounds()) - LINE / 2;
      double start = Math.min(latest, Math.max(free, wanted));
      rows[i] = start + LINE / 2;
      free = start + LINE;
    }
    return rows;
  }

  private void label(Graphics2D g, FramedPicture.Frame frame, double middle) {
    Rectangle2D shape = shape(frame.bounds());
    double edge = picture.x() + picture.width();
    double text = edge + GAP;
    double y = anchor(frame.bounds());
    Line2D inside = new Line2D.Double(shape.getMaxX(), y, edge, y);
    stroke(g, inside, 2.2f, HALO);
    stroke(g, inside, 1f, Color.WHITE);
    stroke(g, new Line2D.Double(edge, y, text - 5, middle), 1f, params.theme().muted());
    g.setColor(params.theme().text());
    TextBlock line = TextBlock.line(LABEL, frame.label());
    line.draw(g, text, middle - line.height() / 2, labelWidth, Align.LEFT);
  }

  /** Where a frame's line begins: a little under its upper edge, within it. */
  private double anchor(Bounds bounds) {
    Rectangle2D shape = shape(bounds);
    return shape.getMinY() + Math.min(6, shape.getHeight() / 2);
  }

  /** Along the outer edges of the frame's pixels, in sight where these are the picture's border. */
  private Rectangle2D shape(Bounds b) {
    double x0 = picture.x() + Math.max(1, b.x0() * scale);
    double y0 = picture.y() + Math.max(1, b.y0() * scale);
    double x1 = picture.x() + Math.min(picture.width() - 1, (b.x1() + 1) * scale);
    double y1 = picture.y() + Math.min(picture.height() - 1, (b.y1() + 1) * scale);
    return new Rectangle2D.Double(x0, y0, x1 - x0, y1 - y0);
  }

  private static void stroke(Graphics2D g, Shape shape, float width, Color color) {
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.setColor(color);
    g.draw(shape);
  }
}
