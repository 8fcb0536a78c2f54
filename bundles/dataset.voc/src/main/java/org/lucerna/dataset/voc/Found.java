/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Files and folders as parameters and layouts name them. */
final class Found {

  private Found() {}

  /** What a parameter names: as given, where that exists; else below the folder. */
  static Optional<Path> named(String text, Path root) {
    try {
      return Optional.of(text)
          .filter(t -> !t.isEmpty())
          .map(Path::of)
          .map(p -> p.isAbsolute() || Files.exists(p) ? p : root.resolve(p));
    } catch (InvalidPathException e) {
      throw Refusal.unreadable("'%s' is no path.", text);
    }
  }

  /** The first folder of some names. */
  static Optional<Path> folder(Path root, String... names) {
    return Stream.of(names).map(root::resolve).filter(Files::isDirectory).findFirst();
  }

  /** Files with an ending, sorted; hidden files and folders are skipped. */
  static List<Path> files(Path root, List<String> endings) throws IOException {
    Path real = root.toRealPath(); // a link to a folder would not be walked
    try (Stream<Path> all = Files.walk(real)) {
      return all.filter(f -> !hidden(real, f))
          .filter(f -> hasEnding(f, endings))
          .filter(Files::isRegularFile)
          .sorted()
          .map(f -> root.resolve(real.relativize(f)))
          .toList();
    }
  }

  private static boolean hidden(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  static boolean hasEnding(Path file, List<String> endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  /** Below a folder, with {@code /}. */
  static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
