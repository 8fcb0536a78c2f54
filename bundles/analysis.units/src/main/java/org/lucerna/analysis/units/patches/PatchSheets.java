/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.PictureGrid.Cell;
import org.lucerna.vision.api.report.Block;

/** Sheets with a row for each unit: its strongest patches from left to right. */
final class PatchSheets {

  /** More would not be legible on a page; the table has them all. */
  static final int COLUMNS = 10;

  private static final int CELL = 116;
  private static final double LETTERING = 13;
  private static final int UNITS_A_PAGE = 8;

  private final Inspection inspection;
  private final Show show;

  PatchSheets(Inspection inspection, Show show) {
    this.inspection = inspection;
    this.show = show;
  }

  /**
   * One figure a page.
   *
   * @param units the patches of each unit of one layer, strongest first
   */
  List<Block> of(List<List<Patch>> units) throws IOException {
    List<Block> pages = new ArrayList<>();
    int room = show == Show.BOTH ? UNITS_A_PAGE / 2 : UNITS_A_PAGE;
    for (int from = 0; from < units.size(); from += room) {
      int to = Math.min(units.size(), from + room);
      String pageOf = units.size() > room ? ", units %d to %d".formatted(from + 1, to) : "";
      pages.add(page(units.subList(from, to), pageOf));
    }
    return pages;
  }

  private Block page(List<List<Patch>> units, String pageOf) throws IOException {
    Map<InspectedPicture, RgbImage> crops = crops(units);
    List<String> labels = new ArrayList<>();
    List<List<Optional<Cell>>> rows = new ArrayList<>();
    for (List<Patch> unit : units) {
      List<Patch> shown = unit.subList(0, Math.min(COLUMNS, unit.size()));
      String name = shown.get(0).unit().name();
      boolean whole = shown.get(0).unit().isClass();
      if (show != Show.PATCH && !whole) {
        labels.add(name);
        rows.add(cells(shown, show == Show.PICTURE, p -> framed(crops.get(p.picture()), p)));
      }
      if (show != Show.PICTURE || whole) {
        int side = side(shown);
        labels.add(show == Show.BOTH && !whole ? "" : name);
        rows.add(cells(shown, true, p -> cut(crops.get(p.picture()), p, side)));
      }
    }
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    List<String> heads = IntStream.rangeClosed(1, columns).mapToObj(i -> "top " + i).toList();
    Unit first = units.get(0).get(0).unit();
    String what = first.isClass() ? "classes" : first.layerName();
    String title = "What fires " + what + " most" + pageOf;
    PictureGrid grid = new PictureGrid(title, heads, labels, rows, Optional.empty());
    return new Block.FigureBlock(
        draw(grid, "light"), caption(first), "Patches of " + what + pageOf, dark(grid));
  }

  private Optional<Figure> dark(PictureGrid grid) {
    return Optional.of(draw(grid, "dark"));
  }

  private Figure draw(PictureGrid grid, String theme) {
    return inspection
        .renderers()
        .draw("grid", grid, Map.of("cell", CELL, "theme", theme, "lettering", LETTERING));
  }

  private String caption(Unit first) {
    String data = inspection.dataName().isEmpty() ? "" : " of " + inspection.dataName();
    String place =
        first.isClass()
            ? "the whole picture; the numbers are logits."
            : (show == Show.PATCH
                    ? "the exact receptive field of the unit where it fires most"
                    : "a white frame around the exact receptive field of the unit where it fires"
                        + " most")
                + ", cut at the picture's border (grey lies outside); the numbers are the"
                + " layer's values there.";
    return "The pictures%s that fire each unit most, strongest first: %s".formatted(data, place);
  }

  private Map<InspectedPicture, RgbImage> crops(List<List<Patch>> units) throws IOException {
    List<InspectedPicture> pictures =
        units.stream()
            .flatMap(unit -> unit.stream().limit(COLUMNS))
            .map(Patch::picture)
            .distinct()
            .toList();
    List<RgbImage> crops = inspection.crops(pictures);
    Map<InspectedPicture, RgbImage> byPicture = new HashMap<>();
    for (int i = 0; i < crops.size(); i++) {
      byPicture.put(pictures.get(i), crops.get(i));
    }
    return byPicture;
  }

  private interface Painter {
    RgbImage paint(Patch patch);
  }

  private static List<Optional<Cell>> cells(
      List<Patch> patches, boolean captions, Painter painter) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (Patch patch : patches) {
      String value = String.format(Locale.ROOT, "%.4g", patch.firing().activation());
      List<String> lines =
          !captions
              ? List.of()
              : patch.className().isEmpty() ? List.of(value) : List.of(value, patch.className());
      cells.add(Optional.of(new Cell(new Figure.Raster(painter.paint(patch)), lines)));
    }
    return cells;
  }

  private static RgbImage framed(RgbImage picture, Patch patch) {
    int factor = Math.max(1, (2 * CELL + picture.width() - 1) / picture.width());
    return patch.region().map(box -> PatchPixels.framed(picture, box, factor)).orElse(picture);
  }

  private static RgbImage cut(RgbImage picture, Patch patch, int side) {
    Box box = patch.region().orElse(new Box(0, 0, picture.width(), picture.height()));
    return PatchPixels.enlarged(PatchPixels.cut(picture, box, side), 2 * CELL);
  }

  /** Of the largest of several patches; what is not square was cut at the picture's border. */
  private static int side(List<Patch> patches) {
    return patches.stream()
        .flatMap(patch -> patch.region().stream())
        .mapToInt(box -> Math.max(box.width(), box.height()))
        .max()
        .orElse(1);
  }
}
