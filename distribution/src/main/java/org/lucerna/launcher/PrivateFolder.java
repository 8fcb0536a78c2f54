/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for this process alone. Felix does not notice a second process on the same storage, so
 * each has its own; the lock beside it tells a living owner from one that was killed, whose folder
 * the next one to end removes: at the start that would only be waited for.
 */
final class PrivateFolder implements AutoCloseable {

  private final Path path;
  private final Path lockFile;
  private final FileChannel channel;

  private PrivateFolder(Path path, Path lockFile, FileChannel channel) {
    this.path = path;
    this.lockFile = lockFile;
    this.channel = channel;
  }

  static PrivateFolder create(Path parent) {
    try {
      Files.createDirectories(parent);
      String name = "p" + ProcessHandle.current().pid() + "-" + System.nanoTime();
      Path lockFile = parent.resolve(name + ".lock");
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new PrivateFolder(Files.createDirectory(parent.resolve(name)), lockFile, channel);
    } catch (IOException e) {
      throw new PlatformException(
          "cannot write to " + parent + ": set LUCERNA_HOME to a folder you may write to", e);
    }
  }

  Path path() {
    return path;
  }

  private static void removeOrphans(Path parent) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.list(parent)) {
      locks = files.filter(f -> f.toString().endsWith(".lock")).toList();
    }
    for (Path lock : locks) {
      try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE);
          FileLock held = other.tryLock()) {
        if (held != null) {
          String name = lock.getFileName().toString();
          delete(parent.resolve(name.substring(0, name.length() - ".lock".length())));
          Files.deleteIfExists(lock);
        }
      } catch (IOException e) {
        // Another process removes it at this moment: nothing is left to do.
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    delete(path);
    Files.deleteIfExists(lockFile);
    channel.close();
    removeOrphans(lockFile.getParent());
  }
}
