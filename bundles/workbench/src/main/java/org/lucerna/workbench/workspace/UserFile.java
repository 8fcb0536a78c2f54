/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.file.Storage;

/**
 * The user's preferences in their Lucerna folder. Several windows may change them: each change is
 * made to what the file says now. Any thread but the event thread.
 */
public final class UserFile {

  private final Storage storage;
  private final Path file;

  public UserFile(Storage storage) throws IOException {
    this.storage = storage;
    this.file = storage.home("workbench").resolve("preferences.yaml");
  }

  /** What is there; defaults where the file is missing or damaged. */
  public Preferences read() {
    try {
      boolean there =
          Files.exists(file)
              && Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
      return there ? Preferences.of(Yaml.read(file)) : Preferences.NONE;
    } catch (IOException | RuntimeException e) {
      return Preferences.NONE; // Preferences are not worth a failing start.
    }
  }

  /** Changes and writes them. */
  public Preferences change(UnaryOperator<Preferences> change) throws IOException {
    return storage.locked(
        file.resolveSibling("preferences.lock"),
        () -> {
          Preferences next = change.apply(read());
          Yaml.write(storage, file, next.values());
          return next;
        });
  }

  /**
   * Where work is kept: as told, else the last workspace that is still there, else {@code Lucerna}
   * in the user's home.
   */
  public static Path workspace(Optional<String> told, Preferences preferences, Path home) {
    return told.filter(t -> !t.isBlank())
        .map(Path::of)
        .or(() -> preferences.workspaces().stream().filter(Files::isDirectory).findFirst())
        .orElse(home.resolve("Lucerna"))
        .toAbsolutePath()
        .normalize();
  }
}
