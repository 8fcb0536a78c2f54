/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/**
 * What the networks look at, side by side: a column a class with one test picture, the same for all
 * runs; a row for the picture and one for each run, method and layer.
 */
final class MapGrid {

  /** Wider grids are no longer legible: more classes go into further grids. */
  private static final int COLUMNS = 7;

  private final List<FinishedRun> runs;
  private final Renderers renderers;
  private final MapDrawing drawing;

  MapGrid(List<FinishedRun> runs, Renderers renderers) {
    this.runs = runs;
    this.renderers = renderers;
    this.drawing = new MapDrawing(renderers);
  }

  /** A row: the maps of one run by one method at one layer. */
  private record Row(FinishedRun run, MapFile.Kind kind) {}

  /** Empty where some run has no maps of test pictures that all have. */
  Optional<Document.Section> compose() {
    List<String> pictures = pictures();
    if (pictures.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "One test picture a class, the same for all runs: of the test pictures that every run has drawn maps of, the first in the data set's order that all runs classify right, else the first. A map shows where the evidence for the class named under it lies, relative to the map's own maximum."));
    for (int from = 0; from < pictures.size(); from += COLUMNS) {
      blocks.add(grid(pictures.subList(from, Math.min(from + COLUMNS, pictures.size()))));
    }
    return Optional.of(new Document.Section("What the networks look at", blocks));
  }

  /** The picture chosen for each class that has one, in order of the classes. */
  List<String> pictures() {
    List<String> chosen = new ArrayList<>();
    for (String name : runs.get(0).classes()) {
      List<String> candidates = candidates(name);
      candidates.stream()
          .filter(id -> runs.stream().allMatch(run -> answer(run, id).orElseThrow().isCorrect()))
          .findFirst()
          .or(() -> candidates.stream().findFirst())
          .ifPresent(chosen::add);
    }
    return chosen;
  }

  /** Test pictures of a class that every run has answered for and drawn maps of. */
  private List<String> candidates(String name) {
    return runs.get(0).split(Split.TEST).map(EvaluatedSplit::answers).orElse(List.of()).stream()
        .filter(a -> a.label().equals(name))
        .map(Answer::id)
        .filter(id -> runs.stream().allMatch(run -> hasMaps(run, id)))
        .toList();
  }

  private boolean hasMaps(FinishedRun run, String id) {
    boolean sameContent =
        String.valueOf(runs.get(0).contents().get(id))
            .equals(String.valueOf(run.contents().get(id)));
    return sameContent
        && answer(run, id).isPresent()
        && run.maps().stream().anyMatch(m -> m.sample().equals(id));
  }

  private static Optional<Answer> answer(FinishedRun run, String id) {
    return run.split(Split.TEST).flatMap(s -> s.find(id));
  }

  private Block.FigureBlock grid(List<String> pictures) {
    List<Row> rows = rows(pictures);
    List<String> labels = new ArrayList<>(List.of("original"));
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    cells.add(pictures.stream().map(this::original).toList());
    for (Row row : rows) {
      labels.add(label(row, rows));
      cells.add(pictures.stream().map(id -> cell(row, id)).toList());
    }
    PictureGrid grid =
        new PictureGrid(
            "",
            pictures.stream().map(id -> answer(runs.get(0), id).orElseThrow().label()).toList(),
            labels,
            cells,
            Optional.of(drawing.legend(sign())));
    Figure figure = renderers.draw("grid", grid, Map.of());
    return new Block.FigureBlock(figure, caption(rows, pictures), "Maps of all runs");
  }

  private List<Row> rows(List<String> pictures) {
    List<Row> rows = new ArrayList<>();
    for (FinishedRun run : runs) {
      Set<MapFile.Kind> kinds = new LinkedHashSet<>();
      run.maps().stream()
          .filter(m -> pictures.contains(m.sample()))
          .forEach(m -> kinds.add(m.kind()));
      kinds.forEach(kind -> rows.add(new Row(run, kind)));
    }
    return rows;
  }

  /** The run's name, with the method where the name does not say it or there are several. */
  private String label(Row row, List<Row> rows) {
    String method = drawing.label(row.kind());
    boolean alone = rows.stream().filter(r -> r.run() == row.run()).count() == 1;
    return alone && row.run().name().contains(method)
        ? row.run().name()
        : row.run().name() + " " + method;
  }

  private Optional<PictureGrid.Cell> original(String id) {
    return runs.get(0).maps().stream()
        .filter(m -> m.sample().equals(id))
        .findFirst()
        .map(m -> new PictureGrid.Cell(new Figure.Raster(MapDrawing.input(m)), List.of()));
  }

  /** The map of the true class; where the run drew none, that of the class it saw. */
  private Optional<PictureGrid.Cell> cell(Row row, String id) {
    String label = answer(row.run(), id).orElseThrow().label();
    List<MapFile> maps =
        row.run().maps().stream()
            .filter(m -> m.sample().equals(id) && m.kind().equals(row.kind()))
            .toList();
    Optional<MapFile> map =
        maps.stream()
            .filter(m -> m.className().equals(label))
            .findFirst()
            .or(() -> maps.stream().findFirst());
    return map.flatMap(
        m ->
            drawing
                .overlay(m)
                .map(
                    figure ->
                        new PictureGrid.Cell(
                            figure,
                            List.of(m.className() + " " + Numbers.percent(m.probability())))));
  }

  private Heatmap.Sign sign() {
    boolean signed =
        runs.stream()
            .flatMap(r -> r.maps().stream())
            .allMatch(m -> m.sign() == Heatmap.Sign.SIGNED);
    return signed ? Heatmap.Sign.SIGNED : Heatmap.Sign.POSITIVE;
  }

  /** Layers differ between networks, and maps at different layers are not alike: it is said. */
  private String caption(List<Row> rows, List<String> pictures) {
    List<String> parts = new ArrayList<>();
    for (Row row : rows) {
      parts.add(
          "%s: %s at %s"
              .formatted(row.run().name(), drawing.label(row.kind()), row.kind().layer()));
    }
    return "Rows: the picture as the first network saw it; %s. Stretched over the picture. Pictures: %s."
        .formatted(String.join("; ", parts), String.join(", ", pictures));
  }
}
