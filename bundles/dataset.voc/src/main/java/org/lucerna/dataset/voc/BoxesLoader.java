/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.dataset.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens pictures whose classes and boxes stand in CSV files. */
@Component
@PluginType(
    id = "boxes",
    label = "Pictures with boxes in a CSV file, or with masks",
    params = BoxesParams.class)
public final class BoxesLoader implements DatasetLoader<BoxesParams> {

  private static final String LABELS = "labels.csv";
  private static final String BOXES = "boxes.csv";
  private static final int HEADER = 4096;

  private final Assembly.Services services;

  @Activate
  public BoxesLoader(
      @Reference Tasks tasks, @Reference Storage storage, @Reference ParamBinder binder) {
    this.services = new Assembly.Services(tasks, storage, binder);
  }

  /** A folder with {@code labels.csv} and {@code boxes.csv}; others are opened by their keys. */
  @Override
  public boolean accepts(Path source) {
    Path labels = source.resolve(LABELS);
    if (!Files.isRegularFile(labels) || !Files.isRegularFile(source.resolve(BOXES))) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(labels)) {
      char[] start = new char[HEADER];
      int length = Math.max(0, reader.read(start));
      String header = new String(start, 0, length).lines().findFirst().orElse("");
      return LabelTable.isHeader(
          Arrays.stream(header.replace("\uFEFF", "").replace("\"", "").split(","))
              .map(c -> c.strip().toLowerCase(Locale.ROOT))
              .toList());
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public Dataset open(BoxesParams params, long seed, Progress progress) throws IOException {
    Path root = params.path();
    if (!Files.isDirectory(root)) {
      throw Refusal.unreadable("The folder of pictures %s does not exist.", root);
    }
    CsvTable csv = CsvTable.read(Found.named(params.labels(), root).orElse(root.resolve(LABELS)));
    LabelTable table = LabelTable.of(csv);
    List<Problem> problems = new ArrayList<>();
    List<Candidate> listed = listed(table, new PictureFiles(root), problems);
    if (listed.isEmpty()) {
      throw Refusal.unreadable(
          "%s names no picture of %s%s",
          csv.file(), root, problems.isEmpty() ? "." : ": " + problems.get(0).message());
    }
    Map<String, List<LabelTable.BoxRow>> boxes = boxes(params, table);
    noteUnknown(table, boxes, problems);
    Assembly assembly =
        new Assembly(root, params.choice(), services, new Assembly.Listing(listed, problems));
    List<Candidate> usable = assembly.readable(progress);
    Map<String, PictureFile> masks = masks(params, usable, assembly, progress);
    Map<String, List<ObjectBox>> objects = new HashMap<>();
    usable.forEach(c -> objects.put(c.id(), objects(c, boxes, assembly)));
    return assembly.finish(
        Assembly.title(root),
        seed,
        c ->
            new Truth(
                c.className(),
                objects.get(c.id()),
                Optional.ofNullable(masks.get(c.picture().name()))
                    .map(file -> new MaskFile(file, Set.of()))));
  }

  private static List<Candidate> listed(
      LabelTable table, PictureFiles files, List<Problem> problems) {
    Map<String, Long> classes =
        table.labels().stream()
            .collect(Collectors.groupingBy(LabelTable.Label::file, Collectors.counting()));
    Set<String> missing = new LinkedHashSet<>();
    List<Candidate> listed = new ArrayList<>();
    for (LabelTable.Label label : table.labels()) {
      String name = label.file();
      Optional<Path> file = files.find(name, label.place());
      if (file.isPresent()) {
        String id = classes.get(name) == 1 ? name : name + "#" + label.className();
        listed.add(
            new Candidate(
                id,
                new PictureFile(name, file.get()),
                label.className(),
                label.split(),
                label.group()));
      } else if (missing.add(name)) {
        problems.add(
            new Problem(
                Problem.Kind.UNREADABLE,
                List.of(name),
                label.place() + ": there is no picture " + name + "."));
      }
    }
    return listed;
  }

  private static Map<String, List<LabelTable.BoxRow>> boxes(BoxesParams params, LabelTable table)
      throws IOException {
    Path usual = params.path().resolve(BOXES);
    Optional<Path> file =
        Found.named(params.boxes(), params.path())
            .or(() -> Optional.of(usual).filter(Files::isRegularFile));
    return file.isPresent() ? table.boxes(CsvTable.read(file.get())) : Map.of();
  }

  private static void noteUnknown(
      LabelTable table, Map<String, List<LabelTable.BoxRow>> boxes, List<Problem> problems) {
    Set<String> known =
        table.labels().stream().map(LabelTable.Label::file).collect(Collectors.toSet());
    List<String> unknown = boxes.keySet().stream().filter(f -> !known.contains(f)).toList();
    if (!unknown.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Kind.TRUTH,
              unknown,
              "%s: boxes of pictures that the labels do not name are not used: %s."
                  .formatted(boxes.get(unknown.get(0)).get(0).place(), Names.some(unknown))));
    }
  }

  private static List<ObjectBox> objects(
      Candidate c, Map<String, List<LabelTable.BoxRow>> boxes, Assembly assembly) {
    Look look = assembly.look(c.picture());
    Place place = new Place(c.picture().name(), look, 0, assembly.problems());
    List<ObjectBox> objects = new ArrayList<>();
    for (LabelTable.BoxRow row : boxes.getOrDefault(c.picture().name(), List.of())) {
      if (row.className().map(c.className()::equals).orElse(true)) {
        Optional<Bounds> bounds = place.put(row.place(), row.ends());
        bounds.ifPresent(b -> objects.add(new ObjectBox(c.className(), b, false)));
      }
    }
    return objects;
  }

  /** By picture: {@code NAME.png} for {@code NAME.jpg}, with or without its folder. */
  private static Map<String, PictureFile> masks(
      BoxesParams params, List<Candidate> usable, Assembly assembly, Progress progress) {
    Optional<Path> root = Found.named(params.masks(), params.path());
    if (root.isEmpty()) {
      return Map.of();
    }
    if (!Files.isDirectory(root.get())) {
      throw Refusal.unreadable("The folder of masks %s does not exist.", root.get());
    }
    Map<PictureFile, PictureFile> masks = new LinkedHashMap<>();
    for (Candidate c : usable) {
      String name = Names.stem(c.picture().name()) + ".png";
      Stream.of(name, Names.last(name))
          .map(n -> new PictureFile(n, root.get().resolve(n)))
          .filter(f -> Files.isRegularFile(f.file()))
          .findFirst()
          .ifPresent(f -> masks.put(c.picture(), f));
    }
    if (masks.isEmpty()) {
      String message = "No picture has a mask in %s: NAME.png is expected for NAME.jpg.";
      assembly
          .problems()
          .add(new Problem(Problem.Kind.TRUTH, List.of(), message.formatted(root.get())));
    }
    return assembly.fitting(masks, progress);
  }
}
