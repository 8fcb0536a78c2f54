/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The assembled product, as it lies in {@code target/lucerna}. */
final class Distribution {

  static final String PREFIX = "org.lucerna.";
  private static final Pattern BUNDLE_ID =
      Pattern.compile("\"id\"\\s*:\\s*\"[^:\"]+:([^:\"]+):([^:\"]+)\"");

  private Distribution() {}

  static Path folder() {
    return Path.of(System.getProperty("lucerna.folder"));
  }

  static Path launcher() {
    return folder().resolve("bin/lucerna");
  }

  static Path project() {
    return Path.of(System.getenv("LUCERNA_PROJECT"));
  }

  /** The jars of a feature file, in order. */
  static List<Path> bundles(String feature) {
    try {
      String json = Files.readString(folder().resolve("features/" + feature + ".json"));
      List<Path> jars = new ArrayList<>();
      Matcher id = BUNDLE_ID.matcher(json);
      while (id.find()) {
        jars.add(folder().resolve("bundles/" + id.group(1) + "-" + id.group(2) + ".jar"));
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Manifests of Lucerna's own bundles by symbolic name. */
  static Map<String, Manifest> ownManifests() throws IOException {
    Map<String, Manifest> manifests = new TreeMap<>();
    try (Stream<Path> jars = Files.list(folder().resolve("bundles"))) {
      for (Path jar : jars.filter(j -> j.getFileName().toString().startsWith(PREFIX)).toList()) {
        Manifest manifest = manifest(jar);
        manifests.put(manifest.getMainAttributes().getValue("Bundle-SymbolicName"), manifest);
      }
    }
    return manifests;
  }

  static Manifest manifest(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest();
    }
  }
}
