/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder a run leaves behind. */
record RunFolder(Path path) {

  /** In {@code state.json} while the run goes on. */
  static final String RUNNING = "running";

  /** In {@code state.json} when all is written. */
  static final String COMPLETE = "complete";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** {@code ./runs/<job name>-<time>}, a number behind it where that is taken. */
  static RunFolder fresh(Path workingDirectory, String name) throws IOException {
    String stem = name.replace(' ', '_') + "-" + TIME.format(LocalDateTime.now());
    Path runs = Files.createDirectories(workingDirectory.resolve("runs"));
    Path path = runs.resolve(stem);
    for (int i = 2; ; i++) {
      try {
        return new RunFolder(Files.createDirectory(path));
      } catch (java.nio.file.FileAlreadyExistsException e) {
        path = runs.resolve(stem + "-" + i);
      }
    }
  }

  /** The latest run of that name that has not ended. */
  static Optional<RunFolder> unfinished(Path workingDirectory, String name) throws IOException {
    Path runs = workingDirectory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(f -> f.getFileName().toString().startsWith(name.replace(' ', '_') + "-"))
          .filter(f -> new RunFolder(f).isUnfinished())
          .max(Comparator.comparing(f -> f.getFileName().toString()))
          .map(RunFolder::new);
    }
  }

  /** Nothing was written: the folder would only puzzle its reader. */
  void dropIfEmpty() throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      // Something was written, or the folder was the user's own.
    }
  }

  /** Whether a run in this folder began and did not end. */
  boolean isUnfinished() {
    return hasStatus(RUNNING);
  }

  /** Whether a run in this folder has ended well. */
  boolean isComplete() {
    return hasStatus(COMPLETE);
  }

  private boolean hasStatus(String status) {
    try {
      return status.equals(Json.read(state()).get("status"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  Path report() {
    return path.resolve("report.html");
  }

  Path reportJson() {
    return path.resolve("report.json");
  }

  Path manifest() {
    return path.resolve("manifest.json");
  }

  Path state() {
    return path.resolve("state.json");
  }

  Path model() {
    return path.resolve("model");
  }

  /** Maps over the epochs. */
  Path epochs() {
    return path.resolve("epochs");
  }

  /** Where an analysis keeps results in the making; the how-manieth of its kind. */
  Path partial(String analysis, int turn) {
    return path.resolve("partial").resolve(turn == 0 ? analysis : analysis + "-" + (turn + 1));
  }

  Path figures() {
    return path.resolve("figures");
  }

  Path table(String name) {
    return path.resolve("tables").resolve(name + ".csv");
  }

  Path map(String stem, String name) {
    return path.resolve("maps").resolve(stem).resolve(name);
  }
}
