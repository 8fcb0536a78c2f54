/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** When the network began to look at the right place: watched pictures by epochs. */
final class EpochSection {

  private static final int COLUMNS = 8;
  private static final int ROWS = 12;
  private static final Map<String, Object> STYLE =
      Map.of("style", "overlay", "caption", false, "color-bar", false);

  private final RunFolder folder;
  private final WatchedPictures watched;
  private final Drawing drawing;

  EpochSection(RunFolder folder, WatchedPictures watched, Drawing drawing) {
    this.folder = folder;
    this.watched = watched;
    this.drawing = drawing;
  }

  /** Empty where no epoch was watched to its end. */
  Optional<Document.Section> compose() throws IOException {
    JsonObject index = Json.tree(folder.epochs().resolve(EpochFiles.INDEX));
    List<JsonObject> epochs = objects(index, "epochs");
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(grid(index, spread(epochs)));
    if (epochs.size() > 1) {
      blocks.add(course(epochs));
    }
    return Optional.of(new Document.Section("Maps over the epochs", blocks));
  }

  private static List<JsonObject> objects(JsonObject json, String key) {
    List<JsonObject> all = new ArrayList<>();
    json.getAsJsonArray(key).forEach(e -> all.add(e.getAsJsonObject()));
    return all;
  }

  /** The first, the last, and some between in equal steps. */
  private static List<JsonObject> spread(List<JsonObject> epochs) {
    int columns = Math.min(COLUMNS, epochs.size());
    List<JsonObject> some = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      double at = columns == 1 ? 0 : i * (epochs.size() - 1.0) / (columns - 1);
      some.add(epochs.get((int) Math.round(at)));
    }
    return some;
  }

  private Block.FigureBlock grid(JsonObject index, List<JsonObject> epochs) throws IOException {
    String method = index.get("method-label").getAsString();
    String layer = index.get("layer").getAsString();
    Heatmap.Sign sign =
        Heatmap.Sign.valueOf(index.get("sign").getAsString().toUpperCase(Locale.ROOT));
    List<String> columns = new ArrayList<>(List.of("picture"));
    epochs.forEach(e -> columns.add("epoch " + e.get("epoch").getAsInt()));
    int shown = Math.min(ROWS, watched.pictures().size());
    List<String> rows = new ArrayList<>();
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      rows.add(index.getAsJsonArray("classes").get(label(i)).getAsString());
      cells.add(row(i, epochs, sign));
    }
    String title = "%s at %s over the epochs".formatted(method, layer);
    PictureGrid grid =
        new PictureGrid(
            title, columns, rows, cells, legend(map(objects(epochs.get(0), "maps").get(0), sign)));
    String split = watched.pictures().get(0).sample().split().id();
    return new Block.FigureBlock(
        drawing.draw("grid", grid, Map.of()),
        ("Maps of the true class after each epoch, the probability of that class below; %s pictures,"
                + " the first of each class%s. Every map is relative to its own maximum.")
            .formatted(
                split,
                shown < watched.pictures().size()
                    ? ", %d of the %d watched".formatted(shown, watched.pictures().size())
                    : ""),
        title);
  }

  private int label(int picture) {
    return watched.pictures().get(picture).sample().label();
  }

  private List<Optional<PictureGrid.Cell>> row(
      int picture, List<JsonObject> epochs, Heatmap.Sign sign) throws IOException {
    List<Optional<PictureGrid.Cell>> row = new ArrayList<>();
    for (JsonObject epoch : epochs) {
      JsonObject entry = objects(epoch, "maps").get(picture);
      Heatmap map = map(entry, sign);
      if (row.isEmpty()) {
        row.add(cell(picture, map, "original", List.of()));
      }
      String value = Drawing.percent(entry.get("probability").getAsDouble());
      row.add(cell(picture, map, "overlay", List.of(value)));
    }
    return row;
  }

  private Heatmap map(JsonObject entry, Heatmap.Sign sign) throws IOException {
    return new Heatmap(
        Npy.read(folder.epochs().resolve(entry.get("map").getAsString())), sign, Map.of());
  }

  /** All maps are of one method. */
  private Optional<Figure> legend(Heatmap any) {
    return ColorScale.beside(List.of(any), "evidence")
        .map(scale -> drawing.draw("color-bar", scale, Map.of()));
  }

  private Optional<PictureGrid.Cell> cell(
      int picture, Heatmap map, String style, List<String> caption) {
    Map<String, Object> params = new LinkedHashMap<>(STYLE);
    params.put("style", style);
    ExplainedPicture subject =
        new ExplainedPicture(
            watched.pictures().get(picture).cropped().crop(), map, List.of(), Optional.empty());
    return Optional.of(new PictureGrid.Cell(drawing.draw("explanation", subject, params), caption));
  }

  /** The mean over the pictures; the evidence where the data set knows the defining pixels. */
  private Block.FigureBlock course(List<JsonObject> epochs) {
    List<Curves.Series> series = new ArrayList<>();
    series.add(series("probability of the true class", epochs, e -> mean(e, "probability")));
    boolean known = epochs.stream().allMatch(e -> !Double.isNaN(mean(e, "evidence")));
    if (known) {
      series.add(series("map energy on the defining pixels", epochs, e -> mean(e, "evidence")));
      series.add(series("their share of the picture", epochs, e -> mean(e, "evidence-area")));
    }
    return drawing.chart(
        "curves",
        new Curves("Watched pictures", "epoch", "share", series),
        "Means over the %d watched pictures, which are few: a look, not a measurement."
                .formatted(watched.pictures().size())
            + (known ? " Pictures whose map has no positive evidence count for nothing." : ""),
        "Watched pictures over the epochs");
  }

  private static Curves.Series series(
      String name, List<JsonObject> epochs, ToDoubleFunction<JsonObject> value) {
    return new Curves.Series(
        name,
        epochs.stream().map(e -> e.get("epoch").getAsDouble()).toList(),
        epochs.stream().map(value::applyAsDouble).toList(),
        false);
  }

  /** Not a number where no picture has it. */
  private static double mean(JsonObject epoch, String key) {
    return objects(epoch, "maps").stream()
        .filter(m -> m.has(key))
        .mapToDouble(m -> m.get(key).getAsDouble())
        .average()
        .orElse(Double.NaN);
  }
}
