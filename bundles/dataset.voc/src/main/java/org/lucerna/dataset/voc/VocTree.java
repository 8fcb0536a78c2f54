/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where annotations and their pictures lie: as in Pascal VOC, or XML files beside pictures. */
final class VocTree {

  private static final String[] ANNOTATIONS = {"Annotations", "annotations"};
  private static final String[] IMAGES = {"JPEGImages", "images", "Images"};
  private static final List<String> XML = List.of(".xml");
  private static final List<String> PICTURES =
      List.of(".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp");
  private static final int LOOKED_AT = 5;
  private static final int HEAD = 1024;

  private final Path root;
  private final Path annotations;
  private final Map<String, List<Path>> byStem = new HashMap<>();
  private final Map<String, List<Path>> byLast = new HashMap<>();

  VocTree(VocParams params) throws IOException {
    this.root = params.path();
    Optional<Path> found =
        Found.named(params.annotations(), root).or(() -> Found.folder(root, ANNOTATIONS));
    Optional<Path> year = found.isPresent() ? Optional.empty() : year(root);
    if (year.isPresent()) {
      throw Refusal.unreadable("There is no annotation in %s; did you mean %s?", root, year.get());
    }
    this.annotations = found.orElse(root);
    Path images =
        Found.named(params.images(), root).or(() -> Found.folder(root, IMAGES)).orElse(root);
    for (Path folder : List.of(annotations, images)) {
      if (!Files.isDirectory(folder)) {
        throw Refusal.unreadable("The folder %s does not exist.", folder);
      }
    }
    for (Path file : Found.files(images, PICTURES)) {
      String stem = Names.stem(Found.name(images, file));
      byStem.computeIfAbsent(stem, s -> new ArrayList<>()).add(file);
      byLast.computeIfAbsent(Names.last(stem), s -> new ArrayList<>()).add(file);
    }
  }

  /** Whether XML annotations lie where this layout has them; reads the heads of a few files. */
  static boolean isOne(Path root) {
    return Stream.concat(
            Stream.of(root),
            Stream.concat(Stream.of(ANNOTATIONS), Stream.of(IMAGES)).map(root::resolve))
        .anyMatch(VocTree::holdsAnnotations);
  }

  private static boolean holdsAnnotations(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> Found.hasEnding(f, XML))
          .limit(LOOKED_AT)
          .anyMatch(VocTree::isAnnotation);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isAnnotation(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] head = new char[HEAD];
      int length = Math.max(0, reader.read(head));
      return new String(head, 0, length).contains("<annotation");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Names of all annotations, sorted. */
  List<String> all() throws IOException {
    return Found.files(annotations, XML).stream()
        .map(f -> Names.stem(Found.name(annotations, f)))
        .toList();
  }

  /** The XML file of a name. */
  Optional<Path> xml(String name) {
    try {
      return Optional.of(annotations.resolve(name + ".xml")).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The picture of the annotation's name, else the one whose name stands in it; if only one. */
  Optional<PictureFile> picture(Annotation annotation) {
    String written = Names.last(annotation.fileName().replace('\\', '/'));
    return Stream.of(
            byStem.getOrDefault(annotation.name(), List.of()),
            byLast.getOrDefault(Names.last(annotation.name()), List.of()),
            byLast.getOrDefault(Names.stem(written), List.of()))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .flatMap(found -> one(found, written))
        .map(file -> new PictureFile(Found.name(root, file), file));
  }

  private static Optional<Path> one(List<Path> found, String written) {
    return found.size() == 1
        ? Optional.of(found.get(0))
        : found.stream().filter(f -> f.getFileName().toString().equals(written)).findFirst();
  }

  /** A palette picture of the segmentation, if there is one. */
  Optional<PictureFile> segmentation(String folder, Annotation annotation) {
    String name = folder + "/" + annotation.name() + ".png";
    return Optional.of(new PictureFile(name, root.resolve(name)))
        .filter(f -> Files.isRegularFile(f.file()));
  }

  /** VOC's own folders, each with lists of its own, are opened one by one. */
  private static Optional<Path> year(Path devkit) throws IOException {
    try (Stream<Path> children = Files.list(devkit)) {
      return children
          .filter(c -> Files.isDirectory(c.resolve(ANNOTATIONS[0])))
          .filter(c -> Files.isDirectory(c.resolve(IMAGES[0])))
          .sorted()
          .findFirst();
    }
  }
}
