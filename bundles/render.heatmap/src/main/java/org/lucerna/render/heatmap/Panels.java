/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Contours;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.PixelMaps;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Frame;

/** The panels of one explanation, made once and painted as often as wanted. */
final class Panels {

  /** Paints one panel into a rectangle. */
  @FunctionalInterface
  interface Panel {
    void paint(Graphics2D g, Box place);
  }

  private static final Color HALO = new Color(0, 0, 0, 150);

  /** No colour scale has it. */
  private static final Color FOUND = new Color(0xFF00E6);

  private final BufferedImage picture;
  private final BufferedImage colored;
  private final MapView view;
  private final Palette palette;
  private final float opacity;
  private final List<Double> levels;
  private final List<Path2D> lines;
  private final Optional<Box> frame;
  private final List<Frame> boxes;

  Panels(ExplainedPicture subject, MapView view, ExplanationParams params, Box size) {
    this.picture = Enlargement.pixels(subject.picture(), size);
    this.view = view;
    this.palette = params.colors();
    boolean pixels = subject.map().isColored();
    this.colored =
        Images.toBuffered(pixels ? pixels(subject) : view.colored(palette.colors(view.signed())));
    // colours of their own would mix with those of the picture beneath
    this.opacity = pixels ? 1 : (float) params.opacity();
    this.levels = params.style() == Style.CONTOUR ? Levels.of(view.signed()) : List.of();
    this.lines = levels.stream().map(level -> Contours.at(view.unit(), level)).toList();
    this.frame = Frames.of(view, params.box());
    this.boxes = subject.frames();
  }

  private static RgbImage pixels(ExplainedPicture subject) {
    RgbImage picture = subject.picture();
    return PixelMaps.colors(subject.map().values(), picture.height(), picture.width());
  }

  /** From left to right. */
  List<Panel> of(Style style) {
    if (style != Style.ORIGINAL && view.evidence() != MapView.Evidence.PRESENT) {
      Panel blank = new NothingPanel(picture, view);
      Panel nothing =
          (g, place) -> {
            blank.paint(g, place);
            boxes(g, place);
          };
      return style == Style.SIDE_BY_SIDE ? List.of(this::original, nothing) : List.of(nothing);
    }
    return switch (style) {
      case ORIGINAL -> List.of(this::original);
      case HEATMAP -> List.of(this::heatmap);
      case OVERLAY -> List.of(this::overlay);
      case CONTOUR -> List.of(this::contour);
      case SIDE_BY_SIDE -> List.of(this::original, this::heatmap, this::overlay);
    };
  }

  private void original(Graphics2D g, Box place) {
    Painting.image(g, picture, place);
    boxes(g, place);
  }

  private void heatmap(Graphics2D g, Box place) {
    Painting.image(g, colored, place);
    frame(g, place);
  }

  private void overlay(Graphics2D g, Box place) {
    Painting.image(g, picture, place);
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.SrcOver.derive(opacity));
    Painting.image(g, colored, place);
    g.setComposite(before);
    frame(g, place);
  }

  private void contour(Graphics2D g, Box place) {
    Painting.image(g, picture, place);
    AffineTransform scale = toPlace(place);
    for (int i = 0; i < lines.size(); i++) {
      Shape line = scale.createTransformedShape(lines.get(i));
      stroke(g, line, 3.2f, HALO);
      int rgb = palette.colors(view.signed()).rgb(levels.get(i));
      stroke(g, line, 1.6f, new Color(rgb));
    }
    frame(g, place);
  }

  private void frame(Graphics2D g, Box place) {
    if (frame.isPresent()) {
      Box box = frame.get();
      Shape shape =
          toPlace(place)
              .createTransformedShape(
                  new java.awt.Rectangle(box.x(), box.y(), box.width(), box.height()));
      stroke(g, shape, 4f, HALO);
      stroke(g, shape, 2f, Color.WHITE);
    }
    boxes(g, place);
  }

  /** Those at the border are drawn within it. */
  private void boxes(Graphics2D g, Box place) {
    AffineTransform scale = toPlace(place);
    for (Frame box : boxes) {
      Bounds b = box.bounds();
      Rectangle2D shape =
          scale
              .createTransformedShape(new Rectangle2D.Double(b.x0(), b.y0(), b.width(), b.height()))
              .getBounds2D()
              .createIntersection(
                  new Rectangle2D.Double(
                      place.x() + 2.0, place.y() + 2.0, place.width() - 4.0, place.height() - 4.0));
      stroke(g, shape, 5f, HALO);
      boolean truth = box.look() == Frame.Look.TRUTH;
      float[] dashes = truth ? null : new float[] {9, 6};
      g.setStroke(new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
      g.setColor(truth ? Color.WHITE : FOUND);
      g.draw(shape);
    }
  }

  private AffineTransform toPlace(Box place) {
    AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
    transform.scale(
        (double) place.width() / view.unit().size(1),
        (double) place.height() / view.unit().size(0));
    return transform;
  }

  private static void stroke(Graphics2D g, Shape shape, float width, Color color) {
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(color);
    g.draw(shape);
  }
}
