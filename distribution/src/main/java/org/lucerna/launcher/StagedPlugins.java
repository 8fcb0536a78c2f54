/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/** Plugins that could not be replaced while they ran: they wait beside and move in at the start. */
final class StagedPlugins {

  private static final String SUFFIX = ".restart";

  private StagedPlugins() {}

  /** Moves them in; what cannot be moved stays for the next start. */
  static void moveIn(Path plugins) {
    try {
      for (Path staged : files(plugins, ".jar" + SUFFIX)) {
        Optional<String> name = symbolicName(staged);
        for (Path old : files(plugins, ".jar")) {
          if (name.isPresent() && name.equals(symbolicName(old))) {
            Files.delete(old);
          }
        }
        String file = staged.getFileName().toString();
        Path place = staged.resolveSibling(file.substring(0, file.length() - SUFFIX.length()));
        Files.move(staged, place, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      System.err.println("lucerna: a plugin could not be replaced: " + e.getMessage());
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Optional<String> symbolicName(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return Optional.ofNullable(manifest)
          .map(m -> m.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME))
          .map(name -> name.replaceFirst(";.*", "").strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
