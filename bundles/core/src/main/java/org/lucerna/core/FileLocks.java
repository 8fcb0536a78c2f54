/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.lucerna.core.api.file.Storage.Locked;

/**
 * Locks that hold between the threads of this JVM and between processes. The operating system's
 * file locks belong to the process, so each path has a lock for threads in front.
 *
 * <p>The lock file stays: deleting it would let two processes lock two different files of one name.
 */
final class FileLocks {

  private static final int RETRY_MILLIS = 20;

  private final Map<Path, Entry> entries = new HashMap<>();

  /** Not re-entrant across files, but a thread that holds a path may lock it again. */
  <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    Path path = canonical(lockFile);
    Entry entry = enter(path);
    entry.lock.lock();
    try {
      if (entry.lock.getHoldCount() > 1) {
        return work.run();
      }
      try (FileChannel channel = open(path)) {
        acquire(channel); // released when the channel closes
        return work.run();
      }
    } finally {
      entry.lock.unlock();
      leave(path, entry);
    }
  }

  private static Path canonical(Path lockFile) throws IOException {
    Path path = lockFile.toAbsolutePath().normalize();
    Path parent = Files.createDirectories(path.getParent());
    return parent.toRealPath().resolve(path.getFileName());
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException("cannot open the lock " + path + ": " + FileStorage.reason(e), e);
    }
  }

  private static void acquire(FileChannel channel) throws IOException {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException held) {
        // by another copy of this class in the same JVM, which the entries here do not know
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lock", e);
    }
  }

  private Entry enter(Path path) {
    synchronized (entries) {
      Entry entry = entries.computeIfAbsent(path, p -> new Entry());
      entry.users++;
      return entry;
    }
  }

  private void leave(Path path, Entry entry) {
    synchronized (entries) {
      entry.users--;
      if (entry.users == 0) {
        entries.remove(path);
      }
    }
  }

  private static final class Entry {
    private final ReentrantLock lock = new ReentrantLock();
    private int users;
  }
}
