/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.workbench.workspace.Yaml;

/**
 * What a run was made from, by its manifest. Reads: not for the event thread.
 *
 * @param folder the run's
 * @param name of its job
 * @param data the job's {@code data}; empty for none
 * @param seed of the data's splits
 * @param base the data's relative paths are meant against it
 */
public record RunFile(Path folder, String name, Map<String, Object> data, long seed, Path base) {

  private static final String MODEL = "model";

  public static RunFile read(Path folder) throws IOException {
    Map<String, Object> manifest = Yaml.read(folder.resolve(Kinds.MANIFEST));
    Map<String, Object> job = Yaml.mapping(manifest, "job");
    return new RunFile(
        folder,
        Yaml.text(job, "name").orElse(folder.getFileName().toString()),
        Yaml.mapping(job, "data"),
        Yaml.number(manifest, "seed", Yaml.number(job, "seed", 0)),
        Yaml.text(manifest, "base").map(Path::of).orElse(folder));
  }

  /** Whether it left a trained model. */
  public boolean hasModel() {
    try (Stream<Path> files = Files.list(folder.resolve(MODEL))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** The run folders in a folder, the newest first. */
  public static List<Path> in(Path runs) {
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(f -> Files.isRegularFile(f.resolve(Kinds.MANIFEST)))
          .sorted(Comparator.comparing(RunFile::written).reversed())
          .toList();
    } catch (IOException e) {
      return List.of(); // No runs yet.
    }
  }

  /** The newest run with a model that a job of that name left. */
  public static Optional<Path> newest(Path runs, String name) {
    return in(runs).stream()
        .filter(f -> f.getFileName().toString().startsWith(name))
        .filter(f -> Files.exists(f.resolve("report.json")))
        .filter(f -> Files.isDirectory(f.resolve(MODEL)))
        .findFirst();
  }

  private static long written(Path folder) {
    return folder.resolve(Kinds.MANIFEST).toFile().lastModified();
  }
}
