/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.ReentrantLock;
import org.lucerna.core.api.file.Storage;

/**
 * A {@link Storage} for tests whose home is a given, usually temporary, folder. Writes are atomic;
 * locks hold within one JVM only.
 */
public final class TempStorage implements Storage {

  private final Path home;
  private final ReentrantLock lock = new ReentrantLock();

  public TempStorage(Path home) {
    this.home = home;
  }

  @Override
  public Path home(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  @Override
  public void write(Path target, Content content) throws IOException {
    Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
    Path temp = Files.createTempFile(parent, "." + target.getFileName(), ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temp)) {
        content.writeTo(out);
      }
      Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temp);
    }
  }

  @Override
  public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }
}
