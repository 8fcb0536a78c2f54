/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.PixelMaps;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A picture with its map: rectified, resized to the picture, normalised, coloured, captioned. */
@Component(service = Renderer.class)
@RendererType(
    id = "explanation",
    label = "Picture with its map",
    subject = ExplainedPicture.class,
    params = ExplanationParams.class)
public final class ExplanationRenderer implements Renderer<ExplainedPicture, ExplanationParams> {

  private static final int GAP = 8;
  private static final int MARGIN = 8;

  private static final Font FIRST = TextBlock.font(Font.BOLD, 13);
  private static final Font OTHERS = TextBlock.font(Font.PLAIN, 12);

  @Activate
  public ExplanationRenderer() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if these are several maps: their parts are drawn one by one
   */
  @Override
  public Figure render(ExplainedPicture subject, ExplanationParams params) {
    MapView view = view(subject, params);
    Box panel = Enlargement.size(subject.picture(), params.minWidth());
    List<Panels.Panel> panels = new Panels(subject, view, params, panel).of(params.style());
    Optional<ColorBar> bar = colorBar(subject, view, params);
    int margin = params.caption() || bar.isPresent() ? MARGIN : 0;
    int row = panels.size() * (panel.width() + GAP) - GAP;
    int inner = row + bar.map(b -> GAP + b.verticalWidth()).orElse(0);
    Caption caption = caption(subject, view, params, inner);
    int width = inner + 2 * margin;
    int height = panel.height() + caption.height() + 2 * margin;
    return Painting.figure(
        width,
        height,
        params.theme(),
        g -> {
          for (int i = 0; i < panels.size(); i++) {
            int x = margin + i * (panel.width() + GAP);
            panels.get(i).paint(g, new Box(x, margin, panel.width(), panel.height()));
          }
          bar.ifPresent(
              b -> b.paintVertical(g, new Box(margin + row + GAP, margin, 0, panel.height())));
          caption.paint(g, new Box(margin, margin + panel.height(), inner, 0), params.theme());
        });
  }

  private static MapView view(ExplainedPicture subject, ExplanationParams params) {
    UnaryOperator<Tensor> resize = map -> place(subject, params, map);
    OptionalDouble top =
        params
            .top()
            .filter(value -> value > 0)
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty);
    Heatmap map = subject.map().isColored() ? PixelMaps.strength(subject.map()) : subject.map();
    return MapView.of(
        map,
        resize,
        top.isPresent()
            ? top
            : PixelMaps.full(map, subject.picture().height(), subject.picture().width()));
  }

  /** A map that knows where its cells lie (tiles) is never stretched. */
  private static Tensor place(ExplainedPicture subject, ExplanationParams params, Tensor map) {
    int height = subject.picture().height();
    int width = subject.picture().width();
    Optional<CellGrid> own = subject.map().cells();
    if (own.isPresent()) {
      return MapScaler.placed(map, own.get(), height, width);
    }
    return params.placement() == Placement.RECEPTIVE_FIELD && subject.cells().isPresent()
        ? MapScaler.placed(map, subject.cells().get(), height, width)
        : MapScaler.bilinear(map, height, width);
  }

  private static Optional<ColorBar> colorBar(
      ExplainedPicture subject, MapView view, ExplanationParams params) {
    if (!params.colorBar()
        || params.style() == Style.ORIGINAL
        || subject.map().isColored() && params.style() != Style.CONTOUR
        || view.evidence() != MapView.Evidence.PRESENT) {
      return Optional.empty();
    }
    return Optional.of(
        new ColorBar(
            params.colors().colors(view.signed()),
            ColorBar.ticks(view.low(), view.high()),
            Captions.unit(subject),
            params.theme()));
  }

  private static Caption caption(
      ExplainedPicture subject, MapView view, ExplanationParams params, int width) {
    List<String> lines = params.caption() ? Captions.of(subject, view, params) : List.of();
    int first = Math.min(1, lines.size());
    return new Caption(
        TextBlock.wrapped(FIRST, lines.subList(0, first), width),
        TextBlock.wrapped(OTHERS, lines.subList(first, lines.size()), width));
  }

  private record Caption(TextBlock first, TextBlock others) {

    int height() {
      return first.isEmpty() ? 0 : (int) Math.ceil(5 + first.height() + others.height());
    }

    void paint(Graphics2D g, Box place, Theme theme) {
      g.setColor(theme.text());
      first.draw(g, place.x(), place.y() + 5, 0, TextBlock.Align.LEFT);
      g.setColor(theme.muted());
      others.draw(g, place.x(), place.y() + 5 + first.height(), 0, TextBlock.Align.LEFT);
    }
  }
}
