/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.ModelFiles;

/** Finds files in the model folders by name. */
final class ModelFinder implements ModelFiles {

  /** What files of a name may end in, the first found wins. */
  static final List<String> EXTENSIONS = List.of(".safetensors", ".pth", ".pt", ".th", ".onnx");

  private final Catalogue catalogue;
  private final ModelPlaces places;

  ModelFinder(Catalogue catalogue, ModelPlaces places) {
    this.catalogue = catalogue;
    this.places = places;
  }

  @Override
  public Optional<Path> find(String name) {
    if (!isFileName(name)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    catalogue.find(name).ifPresent(e -> names.add(e.file()));
    if (isWeightFile(name)) {
      names.add(name);
    }
    EXTENSIONS.forEach(e -> names.add(name + e));
    return places.folders().stream()
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  @Override
  public Path require(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  private LucernaException missing(String name) {
    Optional<CatalogueEntry> entry = catalogue.find(name).or(() -> catalogue.ofFile(name));
    String sentence =
        entry
            .map(
                e ->
                    "the weights '%s' are not on this machine: run 'lucerna models get %s', or %s"
                        .formatted(name, e.name(), e.byHand(places.target())))
            .orElseGet(
                () ->
                    "there is no weight file '%s', neither here nor in %s: see 'lucerna models list'"
                        .formatted(name, folders()));
    return new LucernaException(ExitStatus.UNREADABLE, sentence);
  }

  private String folders() {
    return places.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** The weight files there are, by file name; the same name further behind is left out. */
  TreeMap<String, Path> byName() throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    for (Path folder : places.folders()) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
          for (Path file : all) {
            String name = file.getFileName().toString();
            if (Files.isRegularFile(file) && isWeightFile(name)) {
              files.putIfAbsent(name, file);
            }
          }
        }
      }
    }
    return files;
  }

  static boolean isWeightFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(lower::endsWith) && !name.startsWith(".");
  }

  /** A plain name: never a way into another folder. */
  static boolean isFileName(String name) {
    return name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+ ()-]*");
  }
}
