/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/**
 * {@code epochs/} of a run folder: {@code epochs.json}, a folder of raw maps for each epoch, the
 * pictures. The format is described in the bundle's README.
 */
final class EpochFiles {

  static final String INDEX = "epochs.json";

  private static final String EPOCHS = "epochs";
  private static final String EPOCH = "epoch";

  private final Storage storage;
  private final Path folder;
  private final Map<String, Object> head;
  private final WatchedPictures pictures;
  private final List<JsonElement> epochs = new ArrayList<>();

  private EpochFiles(
      Storage storage, Path folder, Map<String, Object> head, WatchedPictures pictures) {
    this.storage = storage;
    this.folder = folder;
    this.head = head;
    this.pictures = pictures;
  }

  /** How the pictures are looked at. */
  record Look(MethodPlan plan, Network network) {

    String layer() {
      return network.displayName(plan.layer());
    }
  }

  /**
   * An epoch's maps on their way to the disk.
   *
   * @param maps by their paths below the folder
   */
  record Taken(int epoch, JsonElement entry, Map<String, Tensor> maps) {}

  /** Goes on with what a resumed run has, if it looked in the same way at the same pictures. */
  static EpochFiles begin(Run run, Look look, WatchedPictures pictures) throws IOException {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("lucerna", 1);
    head.put("method", look.plan().id());
    head.put("method-label", look.plan().label());
    head.put("layer", look.layer());
    head.put("classes", run.data.classes());
    head.put("pictures", pictures.pictures().stream().map(EpochFiles::picture).toList());
    EpochFiles files = new EpochFiles(run.work.storage(), run.folder.epochs(), head, pictures);
    if (run.resume && Files.exists(files.index())) {
      files.takeUp();
    }
    if (files.epochs.isEmpty()) {
      files.clear();
    }
    for (WatchedPictures.Watched picture : pictures.pictures()) {
      Figure raster = new Figure.Raster(picture.cropped().crop());
      run.work
          .storage()
          .write(
              files.folder.resolve(input(picture)), out -> run.work.exporter().png(raster, 1, out));
    }
    files.writeIndex();
    return files;
  }

  private static Map<String, Object> picture(WatchedPictures.Watched picture) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", picture.sample().id());
    json.put("stem", picture.stem());
    json.put("split", picture.sample().split().id());
    json.put("label", picture.sample().label());
    json.put("input", input(picture));
    return json;
  }

  private static String input(WatchedPictures.Watched picture) {
    return "inputs/" + picture.stem() + ".png";
  }

  private Path index() {
    return folder.resolve(INDEX);
  }

  private void takeUp() throws IOException {
    try {
      JsonObject before = Json.tree(index());
      JsonObject now = Json.written(head).getAsJsonObject();
      boolean same = now.keySet().stream().allMatch(k -> now.get(k).equals(before.get(k)));
      if (same && before.get(EPOCHS) instanceof JsonArray old) {
        old.forEach(epochs::add);
        if (before.has("sign")) {
          head.put("sign", before.get("sign"));
        }
      }
    } catch (LucernaException e) {
      // Not readable: the maps of the epochs from here on are all there is.
    }
  }

  /** Deletes what an earlier run in this folder looked at. */
  private void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> old = Files.walk(folder, 2)) {
      for (Path file : old.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.matches("\\d{3,}/[^/]+\\.npy|inputs/[^/]+\\.png")) {
          Files.delete(file);
        }
      }
    }
  }

  /** Puts an epoch's figures together; those of a repeated epoch take the place of the old. */
  Taken taken(Epoch epoch, List<Explained> explained, long millis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(EPOCH, epoch.number());
    json.put("learning-rate", epoch.learningRate());
    json.put("milliseconds", epoch.millis());
    json.put("watch-milliseconds", millis);
    json.put("running", fit(epoch.running()));
    epoch.train().ifPresent(f -> json.put("train", fit(f)));
    epoch.validation().ifPresent(f -> json.put("validation", fit(f)));
    epoch.test().ifPresent(f -> json.put("test", fit(f)));
    Map<String, Tensor> maps = new LinkedHashMap<>();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (int i = 0; i < explained.size(); i++) {
      Explanation map = explained.get(i).maps().get(0);
      String file =
          String.format(
              Locale.ROOT, "%03d/%s.npy", epoch.number(), pictures.pictures().get(i).stem());
      maps.put(file, map.map().values());
      entries.add(entry(pictures.pictures().get(i), explained.get(i).prediction(), map, file));
      head.put("sign", map.map().sign().name().toLowerCase(Locale.ROOT));
    }
    json.put("maps", entries);
    return new Taken(epoch.number(), Json.written(json), maps);
  }

  private static Map<String, Object> fit(Fit fit) {
    return Map.of("loss", fit.loss(), "accuracy", fit.accuracy());
  }

  private static Map<String, Object> entry(
      WatchedPictures.Watched picture, Prediction said, Explanation map, String file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("map", file);
    json.put("logit", said.logits()[said.label()]);
    json.put("probability", said.probability(said.label()));
    json.put("predicted", said.predicted());
    json.put("predicted-probability", said.probability(said.predicted()));
    json.put("max", map.map().values().max());
    Heatmap found = map.map();
    picture
        .defining()
        .filter(mask -> found.names().isEmpty())
        .flatMap(mask -> Evidence.of(mask, found.plane().rectified()))
        .ifPresent(
            evidence -> {
              json.put("evidence", evidence.energy());
              json.put("evidence-area", evidence.area());
            });
    return json;
  }

  /** Maps first: what the index names is there. */
  void write(Taken taken) {
    try {
      for (Map.Entry<String, Tensor> map : taken.maps().entrySet()) {
        Npy.write(storage, folder.resolve(map.getKey()), map.getValue());
      }
      epochs.removeIf(e -> e.getAsJsonObject().get(EPOCH).getAsInt() >= taken.epoch());
      epochs.add(taken.entry());
      writeIndex();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void writeIndex() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(head);
    all.put(EPOCHS, epochs);
    Json.write(storage, index(), all);
  }
}
