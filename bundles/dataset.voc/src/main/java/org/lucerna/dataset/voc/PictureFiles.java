/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds listed pictures: below a folder, below its {@code images}, or in one sub-folder. */
final class PictureFiles {

  private final Path root;
  private final List<Path> folders;

  PictureFiles(Path root) throws IOException {
    this.root = root;
    List<Path> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(root)) {
      children.filter(Files::isDirectory).sorted().forEach(found::add);
    }
    this.folders = List.copyOf(found);
  }

  /**
   * @param name as the row has it
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) where it is in several
   *     sub-folders
   */
  Optional<Path> find(String name, String place) {
    try {
      for (Path file : List.of(root.resolve(name), root.resolve("images").resolve(name))) {
        if (Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
      List<Path> found =
          folders.stream().map(f -> f.resolve(name)).filter(Files::isRegularFile).toList();
      if (found.size() > 1) {
        throw Refusal.unreadable(
            "%s: %s is in several folders, %s and %s; write the folder before the name.",
            place, name, found.get(0), found.get(1));
      }
      return found.stream().findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
