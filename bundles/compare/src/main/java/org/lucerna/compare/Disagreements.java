/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** Test pictures that one of two runs gets right and the other wrong. */
final class Disagreements {

  private static final int COLUMNS = 8;

  private final Pair pair;
  private final PictureSource source;
  private final Renderers renderers;
  private final int limit;

  /**
   * @param limit pictures shown each way
   */
  Disagreements(Pair pair, PictureSource source, Renderers renderers, int limit) {
    this.pair = pair;
    this.source = source;
    this.renderers = renderers;
    this.limit = limit;
  }

  List<Block> compose() {
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(direction(true));
    blocks.addAll(direction(false));
    return blocks;
  }

  /** The surest mistakes first. */
  private List<Block> direction(boolean firstIsRight) {
    String right = (firstIsRight ? pair.first() : pair.second()).name();
    String wrong = (firstIsRight ? pair.second() : pair.first()).name();
    Function<Pair.Both, Answer> mistake = firstIsRight ? Pair.Both::second : Pair.Both::first;
    List<Pair.Both> all = pair.right(firstIsRight, !firstIsRight);
    List<Pair.Both> shown =
        all.stream()
            .sorted(Comparator.comparingDouble(b -> -mistake.apply(b).certainty()))
            .limit(limit)
            .toList();
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < shown.size(); from += COLUMNS) {
      List<Pair.Both> part = shown.subList(from, Math.min(from + COLUMNS, shown.size()));
      grid(part)
          .ifPresent(
              grid ->
                  blocks.add(
                      new Block.FigureBlock(
                          renderers.draw("grid", grid, Map.of("cell", 132)),
                          "%s right, %s wrong: %d of the %d pictures, the surest mistakes first."
                              .formatted(right, wrong, shown.size(), all.size()),
                          "%s right, %s wrong".formatted(right, wrong))));
    }
    return blocks;
  }

  /** A column a picture; empty where no picture can be shown. */
  private Optional<PictureGrid> grid(List<Pair.Both> part) {
    List<Optional<PictureGrid.Cell>> pictures = part.stream().map(this::picture).toList();
    if (pictures.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>(List.of(pictures));
    List<String> rows = new ArrayList<>(List.of(""));
    for (FinishedRun run : List.of(pair.first(), pair.second())) {
      for (MapFile.Kind kind : run.maps().stream().map(MapFile::kind).distinct().toList()) {
        List<Optional<PictureGrid.Cell>> row =
            part.stream().map(b -> map(run, kind, b.first().id())).toList();
        if (row.stream().anyMatch(Optional::isPresent)) {
          cells.add(row);
          rows.add(run.name() + " " + new MapDrawing(renderers).label(kind));
        }
      }
    }
    List<String> columns = part.stream().map(b -> b.first().label()).toList();
    return Optional.of(new PictureGrid("", columns, rows, cells, Optional.empty()));
  }

  private Optional<PictureGrid.Cell> picture(Pair.Both both) {
    String id = both.first().id();
    Optional<RgbImage> pixels =
        List.of(pair.first(), pair.second()).stream()
            .flatMap(run -> run.maps().stream())
            .filter(m -> m.sample().equals(id))
            .findFirst()
            .map(MapDrawing::input)
            .or(() -> source.picture(id));
    List<String> caption =
        List.of(
            said(pair.first(), both.first()),
            said(pair.second(), both.second()),
            id.substring(id.lastIndexOf('/') + 1));
    return pixels.map(p -> new PictureGrid.Cell(new Figure.Raster(p), caption));
  }

  private static String said(FinishedRun run, Answer answer) {
    return run.name() + ": " + answer.predicted() + " " + Numbers.percent(answer.certainty());
  }

  /** The map of the class the run saw. */
  private Optional<PictureGrid.Cell> map(FinishedRun run, MapFile.Kind kind, String id) {
    String predicted =
        pair.answers().stream()
            .filter(b -> b.first().id().equals(id))
            .map(b -> run == pair.first() ? b.first() : b.second())
            .findFirst()
            .orElseThrow()
            .predicted();
    return run.maps().stream()
        .filter(m -> m.sample().equals(id) && m.kind().equals(kind))
        .filter(m -> m.className().equals(predicted))
        .findFirst()
        .flatMap(m -> new MapDrawing(renderers).overlay(m))
        .map(figure -> new PictureGrid.Cell(figure, List.of("for " + predicted)));
  }
}
