/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The sample explainer as a file of the watched folder, in as many versions as are wanted. */
final class SamplePlugin {

  static final String NAME = "org.lucerna.sample.explainer";
  static final String METHOD = "sample-hires-cam";

  private static final String FILE = "swapped.jar";

  private final Path original = Path.of(System.getProperty("lucerna.sample"));
  private final Path dropped = Path.of(System.getProperty("lucerna.plugins")).resolve(FILE);

  /** Removes what an earlier run has left in the folder. */
  static void clean(Path plugins) throws IOException {
    Files.createDirectories(plugins);
    Files.deleteIfExists(plugins.resolve(FILE));
  }

  /** Puts that version there at once, as a careful user would: written elsewhere, then renamed. */
  void drop(String version) throws IOException {
    Path made = dropped.resolveSibling("../" + FILE + ".tmp").normalize();
    try (JarFile from = new JarFile(original.toFile());
        OutputStream file = Files.newOutputStream(made);
        JarOutputStream to = new JarOutputStream(file, manifest(from, version))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
          to.putNextEntry(new JarEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
    Files.move(made, dropped, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Manifest manifest(JarFile jar, String version) throws IOException {
    Manifest manifest = new Manifest(jar.getManifest());
    Attributes main = manifest.getMainAttributes();
    main.putValue("Bundle-Version", version);
    return manifest;
  }

  void remove() throws IOException {
    Files.deleteIfExists(dropped);
  }
}
