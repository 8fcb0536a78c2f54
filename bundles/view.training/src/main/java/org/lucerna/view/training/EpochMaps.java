/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.workbench.kit.run.JsonFile;

/**
 * The maps of a fixed set of pictures after every epoch of a run: {@code epochs/epochs.json} as
 * {@code bundles/jobs/README.md} describes it. Files are named here, not read.
 *
 * @param method for people
 * @param layer its name
 * @param sign of all maps
 */
record EpochMaps(
    Path folder,
    String method,
    String layer,
    Heatmap.Sign sign,
    List<Watched> pictures,
    List<Moment> moments) {

  /** One of the pictures, with its true class's name. */
  record Watched(String id, String name, String label, int labelIndex, Path input) {}

  /** An epoch, with a cell a picture; empty where it has no map. */
  record Moment(int epoch, List<Optional<Cell>> cells) {}

  /**
   * One map.
   *
   * @param file the raw values
   * @param probability of the true class
   * @param predicted the class named
   * @param evidence share of positive energy on the defining pixels, where those are known
   */
  record Cell(Path file, double probability, String predicted, OptionalDouble evidence) {}

  /** Empty where the run watches no pictures. */
  static Optional<EpochMaps> read(Path run) {
    Path folder = run.resolve("epochs");
    return JsonFile.read(folder.resolve("epochs.json"))
        .map(json -> of(folder, json))
        .filter(maps -> !maps.pictures.isEmpty() && !maps.moments.isEmpty());
  }

  private static EpochMaps of(Path folder, JsonFile json) {
    List<String> classes = json.texts("classes");
    List<Watched> pictures = new ArrayList<>();
    for (JsonFile picture : json.objects("pictures")) {
      String id = picture.text("id").orElse("?");
      int label = picture.whole("label").orElse(-1);
      pictures.add(
          new Watched(
              id,
              id,
              name(classes, label),
              label,
              below(folder, picture.text("input").orElse(""))));
    }
    List<Moment> moments = new ArrayList<>();
    for (JsonFile epoch : json.objects("epochs")) {
      List<Optional<Cell>> cells = new ArrayList<>();
      for (JsonFile map : epoch.objects("maps")) {
        cells.add(cell(folder, classes, map));
      }
      while (cells.size() < pictures.size()) {
        cells.add(Optional.empty());
      }
      epoch
          .whole("epoch")
          .ifPresent(n -> moments.add(new Moment(n, cells.subList(0, pictures.size()))));
    }
    return new EpochMaps(
        folder,
        json.text("method-label").or(() -> json.text("method")).orElse(""),
        json.text("layer").orElse(""),
        sign(json.text("sign").orElse("")),
        List.copyOf(pictures),
        List.copyOf(moments));
  }

  private static Optional<Cell> cell(Path folder, List<String> classes, JsonFile map) {
    return map.text("map")
        .map(
            file ->
                new Cell(
                    below(folder, file),
                    map.number("probability").orElse(Double.NaN),
                    name(classes, map.whole("predicted").orElse(-1)),
                    map.number("evidence")));
  }

  private static String name(List<String> classes, int index) {
    return index >= 0 && index < classes.size() ? classes.get(index) : "?";
  }

  /** Foreign files may say anything; what leaves the folder is not followed. */
  private static Path below(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) ? file : folder;
    } catch (InvalidPathException e) {
      return folder;
    }
  }

  private static Heatmap.Sign sign(String text) {
    return Arrays.stream(Heatmap.Sign.values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(Heatmap.Sign.POSITIVE);
  }
}
