/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** All maps in one figure: methods in rows; pictures, or the classes of one picture, in columns. */
final class MethodGrid {

  /** Wider figures are no longer legible: more pictures go into further ones. */
  private static final int COLUMNS = 8;

  private final Drawing drawing;
  private final Network network;
  private final Map<String, Object> style;
  private final String colors;
  private final TrustCards cards;

  /**
   * @param style of renderer {@code explanation}
   * @param cards whose verdicts stand under the maps
   */
  MethodGrid(Drawing drawing, Network network, Map<String, Object> style, TrustCards cards) {
    this.drawing = drawing;
    this.network = network;
    this.cards = cards;
    this.style = new LinkedHashMap<>(style);
    this.style.putIfAbsent("style", "overlay");
    this.style.put("caption", false);
    this.style.put("color-bar", false);
    this.colors = String.valueOf(style.getOrDefault("colors", "auto"));
  }

  /** A picture with one of its targets. */
  private record Column(Explained picture, Aim aim, String title) {}

  /** A method at a layer, or one of its several maps. */
  private record Row(MapKind kind, int part, String label) {}

  /** One figure, or several where there are many columns. */
  List<Figure> draw(List<Explained> pictures) {
    List<Column> columns = columns(pictures);
    List<Row> rows = rows(pictures);
    if (columns.size() == 1 && rows.size() > COLUMNS) {
      return List.of(gallery(columns.get(0), rows));
    }
    List<Figure> figures = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += COLUMNS) {
      figures.add(draw(columns.subList(from, Math.min(from + COLUMNS, columns.size())), rows));
    }
    return figures;
  }

  private Figure draw(List<Column> columns, List<Row> rows) {
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    cells.add(columns.stream().map(this::original).toList());
    List<String> labels = new ArrayList<>(List.of("picture"));
    for (Row row : rows) {
      labels.add(row.label());
      cells.add(columns.stream().map(c -> cell(c, row)).toList());
    }
    return drawing.draw(
        "grid",
        new PictureGrid(
            "", columns.stream().map(Column::title).toList(), labels, cells, legend(columns)),
        Map.of());
  }

  /** All methods about one thing: as many side by side as there is room for. */
  private Figure gallery(Column column, List<Row> rows) {
    List<Optional<PictureGrid.Cell>> all = new ArrayList<>(List.of(original(column)));
    for (Row row : rows) {
      all.add(
          cell(column, row)
              .map(
                  c -> {
                    List<String> caption = new ArrayList<>(List.of(row.label()));
                    caption.addAll(c.caption());
                    return new PictureGrid.Cell(c.figure(), caption);
                  }));
    }
    List<List<Optional<PictureGrid.Cell>>> lines = new ArrayList<>();
    for (int from = 0; from < all.size(); from += COLUMNS) {
      lines.add(all.subList(from, Math.min(from + COLUMNS, all.size())));
    }
    return drawing.draw(
        "grid",
        new PictureGrid(column.title(), List.of(), List.of(), lines, legend(List.of(column))),
        Map.of());
  }

  private static List<Column> columns(List<Explained> pictures) {
    List<Column> columns = new ArrayList<>();
    for (Explained picture : pictures) {
      Map<String, Aim> aims = new LinkedHashMap<>();
      picture.maps().forEach(m -> aims.putIfAbsent(m.aim().id(), m.aim()));
      for (Aim aim : aims.values()) {
        String stem = picture.subject().stem();
        String title = pictures.size() > 1 ? stem + ": " + aim.name() : aim.name();
        columns.add(new Column(picture, aim, title));
      }
    }
    return columns;
  }

  private static List<Row> rows(List<Explained> pictures) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        int parts = map.map().parts().size();
        for (int i = 0; i < parts; i++) {
          String label = map.title() + (parts > 1 ? ", map " + (i + 1) : "");
          rows.add(new Row(MapKind.of(map), i, label));
        }
      }
    }
    return List.copyOf(rows);
  }

  private Optional<PictureGrid.Cell> original(Column column) {
    Heatmap any = column.picture().maps().get(0).map().parts().get(0);
    return Optional.of(
        new PictureGrid.Cell(drawing.original(column.picture(), any, style), List.of()));
  }

  private Optional<PictureGrid.Cell> cell(Column column, Row row) {
    return column.picture().maps().stream()
        .filter(m -> MapKind.of(m).equals(row.kind()) && m.aim().id().equals(column.aim().id()))
        .filter(m -> row.part() < m.map().parts().size())
        .findFirst()
        .map(
            m ->
                new PictureGrid.Cell(
                    drawing.parts(column.picture(), m, network, style).get(row.part()),
                    caption(m, row.part())));
  }

  private List<String> caption(Explanation map, int part) {
    List<String> lines = new ArrayList<>();
    map.map().names().stream().skip(part).limit(1).forEach(lines::add);
    lines.addAll(cards.caption(map));
    return lines;
  }

  private Optional<Figure> legend(List<Column> columns) {
    return drawing.legend(columns.stream().flatMap(c -> c.picture().maps().stream()), colors);
  }
}
