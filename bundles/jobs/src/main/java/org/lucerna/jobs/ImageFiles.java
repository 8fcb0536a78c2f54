/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;

/** The pictures a command is given: files, or folders of them. */
final class ImageFiles {

  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff");

  private ImageFiles() {}

  /**
   * @param classes a picture whose folder bears a class's name has that label
   */
  static List<Subject> of(List<Path> given, List<String> classes) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      files.addAll(Files.isDirectory(path) ? inside(path) : List.of(path));
    }
    List<String> stems = Stems.of(files);
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      if (!Files.isRegularFile(file)) {
        throw new LucernaException(ExitStatus.UNREADABLE, "there is no picture " + file);
      }
      subjects.add(
          new Subject(
              stems.get(i),
              label(file, classes),
              () -> ImageDecoder.decode(file, DecodeLimits.DEFAULT),
              OptionalInt.empty()));
    }
    return subjects;
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pictures = files.filter(ImageFiles::looksLikeOne).sorted().toList();
      if (pictures.isEmpty()) {
        throw new LucernaException(ExitStatus.UNREADABLE, "there are no pictures in " + folder);
      }
      return pictures;
    }
  }

  private static boolean looksLikeOne(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static OptionalInt label(Path file, List<String> classes) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    int index = parent == null ? -1 : classes.indexOf(String.valueOf(parent.getFileName()));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
