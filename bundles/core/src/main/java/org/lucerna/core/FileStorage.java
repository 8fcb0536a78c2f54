/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lucerna.core.api.file.Storage;

/**
 * Files written by temporary file, force and atomic rename, and locks between threads and
 * processes.
 */
public final class FileStorage implements Storage {

  private final Path home;
  private final FileLocks locks = new FileLocks();

  /**
   * @param home the user's Lucerna folder, created when needed
   */
  public FileStorage(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  @Override
  public Path home(String name) throws IOException {
    Path folder = home.resolve(name).normalize();
    if (!folder.startsWith(home)) {
      throw new IOException(name + " is not below " + home);
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot create the folder " + folder + ": " + reason(e), e);
    }
  }

  @Override
  public void write(Path target, Content content) throws IOException {
    try {
      new AtomicWrite(target.toAbsolutePath().normalize()).run(content);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + reason(e), e);
    }
  }

  @Override
  public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    return locks.locked(lockFile, work);
  }

  /** File system exceptions often carry nothing but the file's name: says what happened as well. */
  static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() == null) {
      String kind = e.getClass().getSimpleName().replace("Exception", "");
      String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      return words + " (" + f.getFile() + ")";
    }
    return e.getMessage();
  }
}
