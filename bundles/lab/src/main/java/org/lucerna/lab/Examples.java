/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;

/** Pictures with what was redrawn, what the network said then, and maps. */
final class Examples {

  private static final int CELL = 150;
  private static final int MAPS = 5;

  private final Inspection inspection;
  private final Bench bench;
  private final Map<String, String> labels;

  Examples(Inspection inspection, Bench bench, Map<String, String> labels) {
    this.inspection = inspection;
    this.bench = bench;
    this.labels = labels;
  }

  private record Redrawn(String name, RgbImage picture) {}

  /**
   * @param count pictures shown, evenly spread
   */
  List<Block> redraws(World world, List<Seen> all, int count, Progress progress) {
    List<Seen> usable =
        all.stream()
            .filter(Seen::isRight)
            .filter(s -> world != World.SHORTCUT || Case.mark(s.truth()).isPresent())
            .toList();
    List<List<Optional<PictureGrid.Cell>>> rows = new ArrayList<>();
    int shown = Math.min(count, usable.size());
    for (int i = 0; i < shown; i++) {
      progress.step(i, shown);
      rows.add(row(world, usable.get(i * usable.size() / shown)));
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    String title = "Redrawn pictures, and what the network says of them";
    return List.of(
        figure(
            title,
            new Grid(List.of(), rows),
            "n = %d pictures, evenly spread over those the network gets right. Under each what was changed, the predicted"
                    .formatted(shown)
                + " class and its softmax probability. All else is the same drawing."));
  }

  private List<Optional<PictureGrid.Cell>> row(World world, Seen seen) {
    Redraw redraw = seen.redraw();
    List<Redrawn> redrawn = new ArrayList<>();
    if (world == World.SHORTCUT) {
      redrawn.add(new Redrawn("with the mark", redraw.marked(true)));
      redrawn.add(new Redrawn("without", redraw.marked(false)));
    } else {
      String defining = seen.definingPart();
      String plain = seen.plainParts().get(seen.picture().index() % seen.plainParts().size());
      String other = redraw.classes().get(seen.picture().index() % redraw.classes().size());
      redrawn.add(new Redrawn("without " + defining, redraw.without(defining)));
      redrawn.add(new Redrawn("without " + plain, redraw.without(plain)));
      redrawn.add(new Redrawn("other " + plain, redraw.swapped(plain, 1)));
      redrawn.add(new Redrawn("other " + defining, redraw.swapped(defining, 1)));
      redrawn.add(new Redrawn("as " + other, redraw.as(other)));
    }
    List<float[]> logits =
        bench.logits(
            redrawn.stream().<Supplier<RgbImage>>map(r -> r::picture).toList(), Progress.none());
    List<Optional<PictureGrid.Cell>> cells = new ArrayList<>();
    if (world != World.SHORTCUT) {
      cells.add(Optional.of(cell("as drawn", original(redraw, seen), seen.logits())));
    }
    for (int i = 0; i < redrawn.size(); i++) {
      RgbImage crop = bench.crop(redrawn.get(i).picture());
      cells.add(Optional.of(cell(redrawn.get(i).name(), crop, logits.get(i))));
    }
    return cells;
  }

  private RgbImage original(Redraw redraw, Seen seen) {
    return bench.crop(redraw.marked(Case.mark(seen.truth()).isPresent()));
  }

  private PictureGrid.Cell cell(String name, RgbImage crop, float[] logits) {
    int best = Seen.best(logits);
    double probability = new Prediction("", -1, logits).probability(best);
    return new PictureGrid.Cell(
        new Figure.Raster(crop),
        List.of(
            name,
            String.format(
                Locale.ROOT, "%s %.0f %%", inspection.className(best), 100 * probability)));
  }

  /** Maps of some pictures, the first methods. */
  List<Block> maps(MapScoring maps, List<Case> cases) {
    List<Integer> examples = maps.examples();
    if (examples.isEmpty()) {
      return List.of();
    }
    List<String> methods = maps.shown(examples.get(0)).keySet().stream().limit(MAPS).toList();
    List<List<Optional<PictureGrid.Cell>>> rows = new ArrayList<>();
    for (int index : examples) {
      Case picture = cases.get(index);
      List<Optional<PictureGrid.Cell>> cells = new ArrayList<>();
      cells.add(Optional.of(cell("picture", picture.subject().crop(), picture.subject().logits())));
      for (String method : methods) {
        Heatmap map = maps.shown(index).get(method);
        cells.add(Optional.of(overlay(picture, map, labels.getOrDefault(method, method))));
      }
      rows.add(cells);
    }
    return List.of(
        figure(
            "Maps of the first methods",
            new Grid(List.of(), rows),
            "n = %d of the pictures whose maps were scored, evenly spread; maps about the picture's class, each scaled to its"
                    .formatted(examples.size())
                + " own maximum."));
  }

  private PictureGrid.Cell overlay(Case picture, Heatmap map, String label) {
    ExplainedPicture subject =
        new ExplainedPicture(picture.subject().crop(), map.plane(), List.of(), Optional.empty());
    Figure figure =
        inspection
            .renderers()
            .draw("explanation", subject, Map.of("caption", false, "color-bar", false));
    return new PictureGrid.Cell(figure, List.of(label));
  }

  private record Grid(List<String> columns, List<List<Optional<PictureGrid.Cell>>> rows) {}

  private Block figure(String title, Grid grid, String caption) {
    return new Block.FigureBlock(
        draw(grid, "light"), caption, title, Optional.of(draw(grid, "dark")));
  }

  private Figure draw(Grid grid, String theme) {
    PictureGrid all = new PictureGrid("", grid.columns(), List.of(), grid.rows(), Optional.empty());
    return inspection.renderers().draw("grid", all, Map.of("cell", CELL, "theme", theme));
  }
}
