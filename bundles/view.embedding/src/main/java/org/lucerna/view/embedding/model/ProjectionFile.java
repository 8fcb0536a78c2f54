/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table in a run's folder that holds a projection.
 *
 * @param folder the run's
 * @param layer what stands behind the first hyphen of the table's name
 */
public record ProjectionFile(Path folder, Path table, String layer) {

  private static final String ENDING = ".csv";

  /** As people read it in a list. */
  @Override
  public String toString() {
    return folder.getFileName() + " \u00b7 " + layer;
  }

  /** The features it was made from, where they were kept. */
  public Optional<Path> features() {
    Path arrays = folder.resolve("arrays");
    Path inside =
        table.getParent().getFileName().equals(Path.of("tables"))
            ? arrays
            : arrays.resolve(table.getParent().getFileName());
    return Optional.of(inside.resolve("features-" + layer + ".npy")).filter(Files::isRegularFile);
  }

  /** Those in a run's folder, sorted. */
  public static List<ProjectionFile> in(Path folder) throws IOException {
    Path tables = folder.resolve("tables");
    List<ProjectionFile> found = new ArrayList<>();
    if (!Files.isDirectory(tables)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(tables, 2)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING) && name.contains("-") && isProjection(file)) {
          found.add(
              new ProjectionFile(
                  folder,
                  file,
                  name.substring(name.indexOf('-') + 1, name.length() - ENDING.length())));
        }
      }
    }
    return found;
  }

  /** Those of all runs in a folder, the newest first; what cannot be read is left out. */
  public static List<ProjectionFile> below(Path runs) throws IOException {
    List<ProjectionFile> found = new ArrayList<>();
    if (!Files.isDirectory(runs)) {
      return found;
    }
    try (Stream<Path> folders = Files.list(runs)) {
      for (Path folder :
          folders.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        found.addAll(in(folder));
      }
    }
    return found;
  }

  private static boolean isProjection(Path file) throws IOException {
    try (Csv csv = new Csv(file)) {
      return !Projection.planes(csv.row().orElse(List.of())).isEmpty();
    }
  }
}
