/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.Epoch;

/**
 * Reads the folders that runs leave behind, and those of runs at work. Never fails: what cannot be
 * read is left out, and the folder says so in a sentence. Any thread but the event thread.
 */
public final class RunReader {

  private static final String STATE = "state.json";
  private static final String REPORT = "report.json";
  private static final String MANIFEST = "manifest.json";
  private static final List<String> WATCHED =
      List.of(STATE, REPORT, MANIFEST, "model/epochs.csv", "epochs/epochs.json");

  private RunReader() {}

  /** Whether the folder itself was run in. */
  public static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(STATE))
        || Files.isRegularFile(folder.resolve(REPORT));
  }

  /** The run folders in a folder: itself, else those right below it, else the runs of one job. */
  public static List<Path> find(Path root) {
    List<Path> found = new ArrayList<>();
    find(root, 2, found);
    return found;
  }

  private static void find(Path folder, int depth, List<Path> found) {
    List<Path> below = new ArrayList<>();
    if (depth > 0) {
      for (Path child : children(folder)) {
        find(child, depth - 1, below);
      }
    }
    if (isRun(folder) && below.isEmpty()) {
      found.add(folder.toAbsolutePath().normalize());
    }
    found.addAll(below);
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted(Comparator.naturalOrder()).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  /** Changes when one of the files is written that {@link #read} looks at. */
  public static long stamp(Path folder) {
    long stamp = 17;
    for (String name : WATCHED) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
        stamp = stamp * 31 + file.lastModifiedTime().toMillis();
        stamp = stamp * 31 + file.size();
      } catch (IOException e) {
        stamp = stamp * 31 + 1;
      }
    }
    return stamp;
  }

  /** What the folder says of its run. */
  public static RunFolder read(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    Optional<JsonFile> state = JsonFile.read(folder.resolve(STATE));
    Optional<JsonFile> report = JsonFile.read(folder.resolve(REPORT));
    JsonFile nothing = new JsonFile(Map.of());
    RunState how = state(state, report);
    JsonFile manifest = JsonFile.read(folder.resolve(MANIFEST)).orElse(nothing);
    JsonFile said = report.orElse(nothing);
    RunFolder.Setup setup =
        new SetupReader(manifest, said).setup(state.flatMap(s -> s.text("job")).orElse(""));
    return new RunFolder(
        folder,
        name(folder),
        how,
        changed(folder, state),
        setup,
        course(folder, manifest, said, setup),
        measured(said),
        problem(folder, how, report));
  }

  /** Runs of several seeds or folds have their parent's name in front. */
  private static String name(Path folder) {
    String own = String.valueOf(folder.getFileName());
    Path parent = folder.getParent();
    return parent != null && isRun(parent) && parent.getFileName() != null
        ? parent.getFileName() + "/" + own
        : own;
  }

  private static RunState state(Optional<JsonFile> state, Optional<JsonFile> report) {
    String status = state.flatMap(s -> s.text("status")).orElse("");
    return switch (status) {
      case "complete" -> RunState.FINISHED;
      case "running" -> isAlive(state.get()) ? RunState.RUNNING : RunState.INTERRUPTED;
      default -> report.isPresent() ? RunState.FINISHED : RunState.UNREADABLE;
    };
  }

  private static boolean isAlive(JsonFile state) {
    OptionalDouble process = state.number("process");
    return process.isPresent()
        && ProcessHandle.of((long) process.getAsDouble())
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  private static Instant changed(Path folder, Optional<JsonFile> state) {
    try {
      Optional<String> text = state.flatMap(s -> s.text("changed"));
      return text.isPresent()
          ? Instant.parse(text.get())
          : Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException | DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<String> problem(Path folder, RunState state, Optional<JsonFile> report) {
    if (!Files.isDirectory(folder)) {
      return Optional.of("The run folder " + folder + " has gone.");
    }
    if (state == RunState.UNREADABLE) {
      return Optional.of(
          folder
              + " holds no run that can be read: state.json and report.json are missing or"
              + " damaged.");
    }
    return state == RunState.FINISHED && report.isEmpty()
        ? Optional.of(
            "The results in " + folder.resolve(REPORT) + " are missing or damaged: repeat the run.")
        : Optional.empty();
  }

  private static RunFolder.Course course(
      Path folder, JsonFile manifest, JsonFile report, RunFolder.Setup setup) {
    EpochReader reader = new EpochReader(folder);
    List<Epoch> epochs = reader.read(report);
    OptionalInt planned = manifest.object("model").whole("train.epochs");
    if (planned.isEmpty()) {
      planned = JsonFile.of(setup.configuration()).whole("train.epochs");
    }
    OptionalInt pictures = report.object("training").whole("train-pictures");
    if (pictures.isEmpty()) {
      pictures = manifest.object("pictures").whole(Split.TRAIN.id());
    }
    OptionalInt chosen = report.whole("chosen-epoch");
    return new RunFolder.Course(
        epochs,
        chosen.isPresent() ? chosen : EpochReader.best(epochs),
        planned,
        reader.speeds(epochs, pictures));
  }

  private static Map<String, Map<String, Measured>> measured(JsonFile report) {
    Map<String, Map<String, Measured>> all = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      JsonFile scores = report.object(split.id());
      Map<String, Measured> some = new LinkedHashMap<>();
      for (String name : scores.members().keySet()) {
        Measured.of(name, scores.object(name)).ifPresent(m -> some.put(name, m));
      }
      if (!some.isEmpty()) {
        all.put(split.id(), some);
      }
    }
    return all;
  }
}
