/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureRows;
import org.lucerna.vision.api.report.Block;

/** A row a query: the picture, its nearest by features, its nearest by pixels. */
final class NeighboursFigure {

  private static final int SIDE = 192;

  private final Inspection inspection;
  private final Labels labels;
  private final NeighboursParams params;
  private final String layer;

  NeighboursFigure(Inspection inspection, Labels labels, NeighboursParams params, String layer) {
    this.inspection = inspection;
    this.labels = labels;
    this.params = params;
    this.layer = layer;
  }

  Block of(List<QueryResult> results) throws IOException {
    Map<Integer, RgbImage> pictures = pictures(results);
    List<PictureRows.Row> rows = new ArrayList<>();
    for (QueryResult result : results) {
      rows.add(
          new PictureRows.Row(
              List.of(
                  List.of(query(result, pictures)),
                  cells(result.features(), pictures),
                  cells(result.pixels(), pictures))));
    }
    boolean known = labels.tellClassesApart();
    PictureRows subject =
        new PictureRows(
            title(),
            List.of(
                "picture",
                "nearest by features (" + params.distance().text() + " d)",
                "nearest by pixels (Euclidean distance d)"),
            rows,
            known ? List.of("of the picture\u2019s class", "of another class") : List.of(),
            params.duplicates() == Duplicates.EXCLUDE && labels.hasRelated()
                ? "Duplicates of the picture are passed over."
                : "");
    return new Block.FigureBlock(
        draw(subject, "light"),
        "Nearest neighbours in " + layer + " and in pixels.",
        "neighbours in " + layer + " from " + labels.pictures().get(results.get(0).query()).stem(),
        Optional.of(draw(subject, "dark")));
  }

  private String title() {
    String data = inspection.dataName().isEmpty() ? "" : " in " + inspection.dataName();
    return "Nearest pictures" + data + " by layer " + layer;
  }

  private Figure draw(PictureRows subject, String theme) {
    return inspection.renderers().draw("picture-rows", subject, Map.of("theme", theme));
  }

  private PictureRows.Cell query(QueryResult result, Map<Integer, RgbImage> pictures) {
    InspectedPicture picture = labels.pictures().get(result.query());
    List<String> caption =
        Stream.of(picture.className(), picture.stem()).filter(s -> !s.isEmpty()).toList();
    return new PictureRows.Cell(pictures.get(result.query()), caption, PictureRows.Mark.NONE);
  }

  private List<PictureRows.Cell> cells(
      List<Neighbour> neighbours, Map<Integer, RgbImage> pictures) {
    List<PictureRows.Cell> cells = new ArrayList<>();
    for (Neighbour neighbour : neighbours) {
      List<String> caption = new ArrayList<>();
      String name = labels.pictures().get(neighbour.picture()).className();
      if (!name.isEmpty()) {
        caption.add(name);
      }
      caption.add("d = " + Numbers.plain(neighbour.distance()));
      if (neighbour.duplicate()) {
        caption.add("duplicate");
      }
      cells.add(new PictureRows.Cell(pictures.get(neighbour.picture()), caption, mark(neighbour)));
    }
    return cells;
  }

  private PictureRows.Mark mark(Neighbour neighbour) {
    if (!labels.tellClassesApart()) {
      return PictureRows.Mark.NONE;
    }
    return neighbour.sameClass() ? PictureRows.Mark.AGREES : PictureRows.Mark.DIFFERS;
  }

  private Map<Integer, RgbImage> pictures(List<QueryResult> results) throws IOException {
    TreeSet<Integer> wanted = new TreeSet<>();
    for (QueryResult result : results) {
      wanted.add(result.query());
      result.features().forEach(n -> wanted.add(n.picture()));
      result.pixels().forEach(n -> wanted.add(n.picture()));
    }
    List<Integer> order = List.copyOf(wanted);
    List<RgbImage> crops = inspection.crops(order.stream().map(labels.pictures()::get).toList());
    Map<Integer, RgbImage> pictures = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      RgbImage crop = crops.get(i);
      int height = Math.max(1, SIDE * crop.height() / crop.width());
      pictures.put(
          order.get(i), crop.width() > SIDE ? Resampling.resize(crop, SIDE, height) : crop);
    }
    return pictures;
  }
}
