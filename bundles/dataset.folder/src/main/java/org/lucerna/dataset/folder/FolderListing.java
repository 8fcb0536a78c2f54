/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lucerna.vision.api.dataset.Split;

/** Lists {@code CLASS/…/picture} or {@code train|val|test/CLASS/…/picture}. */
final class FolderListing {

  private static final Set<String> SUFFIXES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "webp", "tif", "tiff");

  private static final Map<String, Split> SPLITS =
      Map.of(
          "train", Split.TRAIN,
          "val", Split.VALIDATION,
          "valid", Split.VALIDATION,
          "validation", Split.VALIDATION,
          "test", Split.TEST);

  private final Path root;
  private final Function<String, Optional<String>> group;
  private final Set<String> classes = new TreeSet<>();
  private final List<Entry> entries = new ArrayList<>();

  private FolderListing(Path root, Function<String, Optional<String>> group) {
    this.root = root;
    this.group = group;
  }

  /**
   * @param group finds a group in an id
   */
  static Listing read(Path root, Function<String, Optional<String>> group) throws IOException {
    FolderListing listing = new FolderListing(root, group);
    List<Path> top = folders(root);
    if (holdsSplits(top)) {
      for (Path split : top) {
        listing.classesIn(split, Optional.of(SPLITS.get(lower(split))));
      }
    } else {
      listing.classesIn(root, Optional.empty());
    }
    listing.entries.sort(Comparator.comparing(Entry::id));
    Path name = root.toAbsolutePath().normalize().getFileName();
    return new Listing(
        name == null ? "pictures" : name.toString(), listing.classes, listing.entries);
  }

  /** Sub-folders that are not hidden, sorted. */
  static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).filter(f -> !isHidden(f)).sorted().toList();
    }
  }

  static Optional<Split> split(String word) {
    return Optional.ofNullable(SPLITS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** A class may be called "train": only folders that all are splits, and hold folders, are. */
  private static boolean holdsSplits(List<Path> top) throws IOException {
    Set<Split> found = EnumSet.noneOf(Split.class);
    for (Path folder : top) {
      Optional<Split> split = split(folder.getFileName().toString());
      if (split.isEmpty() || folders(folder).isEmpty()) {
        return false;
      }
      found.add(split.get());
    }
    return found.contains(Split.TRAIN);
  }

  private void classesIn(Path parent, Optional<Split> split) throws IOException {
    for (Path folder : folders(parent)) {
      String name = folder.getFileName().toString();
      classes.add(name);
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Pictures(folder, name, split));
    }
  }

  private String id(Path file) {
    StringBuilder id = new StringBuilder();
    for (Path part : root.relativize(file)) {
      id.append(id.isEmpty() ? "" : "/").append(part);
    }
    return id.toString();
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isHidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.equals("__MACOSX") || name.equals("@eaDir");
  }

  private static boolean isPicture(Path file) {
    String name = lower(file);
    return SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Collects the pictures below one class folder. */
  private final class Pictures extends SimpleFileVisitor<Path> {

    private final Path top;
    private final String className;
    private final Optional<Split> split;

    Pictures(Path top, String className, Optional<Split> split) {
      this.top = top;
      this.className = className;
      this.split = split;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = !folder.equals(top) && isHidden(folder);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && isPicture(file)) {
        String id = id(file);
        entries.add(new Entry(id, file, className, split, group.apply(id)));
      }
      return FileVisitResult.CONTINUE;
    }

    /** A link that leads nowhere or in a circle, or a folder that may not be read. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      return isPicture(file) ? visitFile(file, null) : FileVisitResult.CONTINUE;
    }
  }
}
