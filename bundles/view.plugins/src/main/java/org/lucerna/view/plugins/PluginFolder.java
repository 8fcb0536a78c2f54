/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;

/**
 * The folder whose jars the running platform takes up within a second. Ends of names say what else
 * lies there: disabled ones, and those that come with the next start.
 */
final class PluginFolder {

  static final String JAR = ".jar";
  static final String DISABLED = ".jar.disabled";
  static final String STAGED = ".jar.restart";

  private final Path folder;
  private final Storage storage;

  PluginFolder(Path folder, Storage storage) {
    this.folder = folder.toAbsolutePath().normalize();
    this.storage = storage;
  }

  Path path() {
    return folder;
  }

  /** What lies here and is a bundle, by the given end of its name. */
  List<JarFacts> list(String end) throws IOException {
    List<JarFacts> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(end)).sorted().toList()) {
        try {
          found.add(JarFacts.of(file));
        } catch (LucernaException | IOException e) {
          continue; // no plugin: the platform passes it over, too
        }
      }
    }
    return found;
  }

  /**
   * Copies a jar here, atomically, and takes away other files of the same symbolic name: with two
   * of them both versions would be at work.
   *
   * @param facts of the jar, as the user has seen them
   * @throws LucernaException if the file has changed since
   */
  void install(JarFacts facts) throws IOException {
    String name = facts.file().getFileName().toString();
    String stem = name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
    Path target = folder.resolve(stem + (facts.restart() ? STAGED : JAR));
    if (!facts.file().toAbsolutePath().normalize().equals(target)) {
      storage.write(target, out -> copy(facts, out));
    }
    for (Path other : filesOf(facts.symbolicName())) {
      boolean stays = other.equals(target) || (facts.restart() && other.toString().endsWith(JAR));
      if (!stays) {
        Files.deleteIfExists(other);
      }
    }
  }

  /** What arrives is what was looked at, or nothing does. */
  private static void copy(JarFacts facts, OutputStream out) throws IOException {
    MessageDigest digest = JarFacts.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(facts.file()), digest)) {
      in.transferTo(out);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(facts.sha256())) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "'" + facts.file().getFileName() + "' has changed since it was looked at: look again");
    }
  }

  /** All files of a symbolic name, however they end. */
  List<Path> filesOf(String symbolicName) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> symbolicName(f).filter(symbolicName::equals).isPresent()).toList();
    }
  }

  private static Optional<String> symbolicName(Path file) {
    String name = file.toString();
    if (!name.endsWith(JAR) && !name.endsWith(DISABLED) && !name.endsWith(STAGED)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(m -> m.getMainAttributes().getValue("Bundle-SymbolicName"))
          .map(n -> n.split(";", 2)[0].strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Takes a plugin out of work; it stays here. */
  void disable(Path jar) throws IOException {
    rename(jar, JAR, DISABLED);
  }

  /** Takes a plugin that was disabled to work again. */
  void enable(Path jar) throws IOException {
    rename(jar, DISABLED, JAR);
  }

  private void rename(Path file, String from, String to) throws IOException {
    String name = file.getFileName().toString();
    Path target = folder.resolve(name.substring(0, name.length() - from.length()) + to);
    Files.move(inside(file), target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a plugin's file. */
  void remove(Path file) throws IOException {
    Files.deleteIfExists(inside(file));
  }

  private Path inside(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!folder.equals(path.getParent())) {
      throw new IllegalArgumentException(file + " is no plugin's file");
    }
    return path;
  }
}
