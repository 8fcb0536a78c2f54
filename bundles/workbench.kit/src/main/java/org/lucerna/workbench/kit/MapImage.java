/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Contours;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.PixelMaps;

/**
 * A map in colours, made once and away from the event thread, then laid over its picture as often
 * as wanted: what renderer {@code explanation} draws, fast enough to follow a slider. Immutable.
 */
public final class MapImage {

  private static final Color HALO = new Color(0, 0, 0, 150);

  private final MapView view;
  private final ColorMap colors;
  private final BufferedImage colored;
  private final boolean pixelColors;
  private final List<Path2D> lines;

  /**
   * How a map is coloured.
   *
   * @param colors empty for the usual ones: turbo, and diverging for signed maps
   * @param top raw value at the last colour; empty for the map's own maximum
   * @param contours whether lines are wanted, which take a few milliseconds more
   */
  public record Look(Optional<ColorMap> colors, OptionalDouble top, boolean contours) {

    /** As maps are drawn when nobody says otherwise. */
    public static final Look USUAL = new Look(Optional.empty(), OptionalDouble.empty(), false);
  }

  private MapImage(MapView view, Heatmap map, Look look) {
    int height = view.unit().size(0);
    int width = view.unit().size(1);
    this.view = view;
    this.pixelColors = map.isColored();
    this.colors = look.colors().orElse(view.signed() ? ColorMap.DIVERGING : ColorMap.TURBO);
    this.colored =
        Images.of(
            pixelColors ? PixelMaps.colors(map.values(), height, width) : view.colored(colors));
    this.lines =
        look.contours() && hasEvidence()
            ? levels().stream().map(level -> Contours.at(view.unit(), level)).toList()
            : List.of();
  }

  /**
   * @param map one map: of several, its parts are drawn one by one
   * @param height of the picture
   * @param width of the picture
   */
  public static MapImage of(Heatmap map, int height, int width, Look look) {
    UnaryOperator<Tensor> resize =
        plane ->
            map.cells()
                .map(cells -> MapScaler.placed(plane, cells, height, width))
                .orElseGet(() -> MapScaler.bilinear(plane, height, width));
    Heatmap plane = map.isColored() ? PixelMaps.strength(map) : map;
    OptionalDouble top = look.top().isPresent() ? look.top() : PixelMaps.full(plane, height, width);
    return new MapImage(MapView.of(plane, resize, top), map, look);
  }

  /** Values between 0 and 1, and what raw values they stand for. */
  public MapView view() {
    return view;
  }

  public ColorMap colors() {
    return colors;
  }

  /** The map in colours, as large as the picture; never to be changed. */
  public BufferedImage colored() {
    return colored;
  }

  /** Whether there is anything to see. */
  public boolean hasEvidence() {
    return view.evidence() == MapView.Evidence.PRESENT;
  }

  /** Whether colours are those of the map's own three channels; there is no colour scale then. */
  public boolean isPixelColors() {
    return pixelColors;
  }

  /** Lays the colours over what is there already. */
  public void paint(Graphics2D g, Rectangle2D place, double opacity) {
    Composite before = g.getComposite();
    // colours of their own would mix with those of the picture beneath
    g.setComposite(AlphaComposite.SrcOver.derive(pixelColors ? 1f : (float) opacity));
    paint(g, colored, place);
    g.setComposite(before);
  }

  /** Draws lines of equal value: 20, 40, 60 and 80 %, in signed maps on both sides of zero. */
  public void paintContours(Graphics2D g, Rectangle2D place, float stroke) {
    AffineTransform at = AffineTransform.getTranslateInstance(place.getX(), place.getY());
    at.scale(place.getWidth() / colored.getWidth(), place.getHeight() / colored.getHeight());
    List<Double> levels = levels();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < lines.size(); i++) {
      Shape line = at.createTransformedShape(lines.get(i));
      g.setStroke(new BasicStroke(2 * stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(HALO);
      g.draw(line);
      g.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(new Color(colors.rgb(levels.get(i))));
      g.draw(line);
    }
  }

  private List<Double> levels() {
    return view.signed() ? List.of(0.1, 0.2, 0.3, 0.7, 0.8, 0.9) : List.of(0.2, 0.4, 0.6, 0.8);
  }

  /** Draws a picture smoothly into a place of any size. */
  public static void paint(Graphics2D g, BufferedImage image, Rectangle2D place) {
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform at = AffineTransform.getTranslateInstance(place.getX(), place.getY());
    at.scale(place.getWidth() / image.getWidth(), place.getHeight() / image.getHeight());
    g.drawImage(image, at, null);
  }

  /** The raw value that a drawn value between 0 and 1 stands for. */
  public double raw(double unit) {
    return view.low() + unit * (view.high() - view.low());
  }
}
