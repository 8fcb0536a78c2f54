/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FramedPicture;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.PictureGrid.Cell;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** The fields on the way, in one another on the picture and side by side. */
record TraceFigures(Renderers renderers, int frames) {

  private static final int CELL = 164;
  private static final double LETTERING = 13;
  private static final int ROWS_A_PAGE = 6;

  /** The picture with the fields of units on the way. */
  Block.FigureBlock frames(TracedPicture traced) {
    List<TraceStep> stages = traced.stages(frames + 1);
    // The output's own field is the picture, or nearly so.
    stages = stages.subList(stages.size() > 1 ? 1 : 0, stages.size());
    List<FramedPicture.Frame> named =
        stages.stream()
            .map(
                step ->
                    new FramedPicture.Frame(
                        Bounds.of(step.region().orElseThrow()),
                        traced.name(step) + ": " + TracedPicture.size(step.region().orElseThrow())))
            .toList();
    TraceStep end = traced.way().end();
    String patch =
        "Patch: %s, %d pixels, %s of the picture"
            .formatted(
                end.region().map(TracedPicture::size).orElse("nothing"),
                end.area(),
                TracedPicture.percent(traced.areaShare()));
    String logit =
        String.format(
            Locale.ROOT, "Output %s: %.4g", traced.target(), traced.way().steps().get(0).value());
    String stop = traced.way().complete() ? "" : "; the last unit fires by its bias alone";
    FramedPicture subject =
        new FramedPicture(
            traced.title() + ": the way back from output " + traced.target(),
            traced.crop(),
            named,
            List.of(logit, patch + stop));
    return new Block.FigureBlock(
        draw("frames", subject, Map.of("theme", "light")),
        "The receptive fields of the units on the strongest way back from the output for %s."
            .formatted(traced.target()),
        "Trace of " + traced.picture().stem(),
        Optional.of(draw("frames", subject, Map.of("theme", "dark"))));
  }

  /** A row for each picture: what the units on its way see, from the output's side on. */
  List<Block> strips(List<TracedPicture> traced) {
    List<Block> pages = new ArrayList<>();
    for (int from = 0; from < traced.size(); from += ROWS_A_PAGE) {
      int to = Math.min(traced.size(), from + ROWS_A_PAGE);
      List<TracedPicture> page = traced.subList(from, to);
      List<String> names = page.stream().map(t -> t.title() + " \u2192 " + t.target()).toList();
      List<List<Optional<Cell>>> rows = page.stream().map(this::strip).toList();
      PictureGrid grid =
          new PictureGrid(
              "What the units on the way back see", List.of(), names, rows, Optional.empty());
      String which =
          traced.size() > ROWS_A_PAGE ? ", pictures %d to %d".formatted(from + 1, to) : "";
      pages.add(
          new Block.FigureBlock(
              grid(grid, "light"),
              "From the output's side (left) to the picture's: the unit, its field's size, and the"
                  + " share of the output's positive contributions that came along this way.",
              "Patches on the way back" + which,
              Optional.of(grid(grid, "dark"))));
    }
    return pages;
  }

  private List<Optional<Cell>> strip(TracedPicture traced) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (TraceStep step : traced.stages(frames)) {
      Box box = step.region().orElseThrow();
      int side = Math.max(box.width(), box.height());
      RgbImage patch = PatchPixels.enlarged(PatchPixels.cut(traced.crop(), box, side), 2 * CELL);
      List<String> lines =
          List.of(
              traced.name(step), TracedPicture.size(box), TracedPicture.share(step.pathShare()));
      cells.add(Optional.of(new Cell(new Figure.Raster(patch), lines)));
    }
    return cells;
  }

  private Figure grid(PictureGrid grid, String theme) {
    return draw("grid", grid, Map.of("cell", CELL, "lettering", LETTERING, "theme", theme));
  }

  private Figure draw(String renderer, Object subject, Map<String, ?> params) {
    return renderers.draw(renderer, subject, params);
  }
}
