/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.lucerna.core.api.file.Storage.Content;

/** Temporary file beside the target, forced to disk, then renamed over the target. */
final class AtomicWrite {

  private static final int BUFFER = 1 << 16;

  private final Path target;

  AtomicWrite(Path target) {
    this.target = target;
  }

  void run(Content content) throws IOException {
    Path folder = target.getParent();
    Files.createDirectories(folder);
    Path temp = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      fill(temp, content);
      Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable failure) {
      discard(temp, failure);
      throw failure;
    }
    forceFolder(folder);
  }

  private static void fill(Path temp, Content content) throws IOException {
    // created with default rights, unlike Files.createTempFile: others may read a run folder
    try (FileChannel channel =
        FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      if (channel.isOpen()) {
        out.flush();
        channel.force(true);
        return;
      }
    }
    // the content closed its stream, and with it the channel
    try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void discard(Path temp, Throwable failure) {
    try {
      Files.deleteIfExists(temp);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Makes the rename itself durable; not every system can open a folder for that. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows cannot; the file itself is already on the disk
    }
  }
}
