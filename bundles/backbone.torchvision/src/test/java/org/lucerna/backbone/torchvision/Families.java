/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Variant;

/** All families of this bundle. */
final class Families {

  private static final String SUFFIX = ".class";

  private Families() {}

  /** From the compiled classes, so that none is forgotten. */
  static List<BackboneFamily> all() {
    String pack = Families.class.getPackageName();
    try (Stream<Path> files = Files.list(Path.of("target/classes", pack.split("\\.")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> type(pack + "." + name.substring(0, name.length() - SUFFIX.length())))
          .filter(BackboneFamily.class::isAssignableFrom)
          .sorted(Comparator.comparing(Class::getName))
          .map(Families::create)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static BackboneFamily create(Class<?> type) {
    try {
      return (BackboneFamily) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be created", e);
    }
  }

  static List<String> networks() {
    return all().stream().flatMap(f -> f.variants().stream()).map(Variant::id).toList();
  }

  static BackboneFamily of(String network) {
    return all().stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(network)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(network));
  }

  static Network network(String id) {
    return of(id).network(id);
  }
}
