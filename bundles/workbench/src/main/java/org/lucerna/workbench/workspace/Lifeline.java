/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that lies in the workspace while a window has it open, locked by that window: a file that
 * nobody locks was left by one that died.
 */
public final class Lifeline implements AutoCloseable {

  private static final String NAME = ".lucerna-open";

  /** How the last window of this workspace ended. */
  public enum Found {
    /** It was closed. */
    CLEAN,
    /** It died. */
    DIED,
    /** It died, and so did the one before. */
    DIED_AGAIN,
    /** It is still there. */
    IN_USE
  }

  private final Path file;
  private final FileChannel channel;
  private final Found found;

  private Lifeline(Path file, FileChannel channel, Found found) {
    this.file = file;
    this.channel = channel;
    this.found = found;
  }

  /** Takes hold of a workspace. */
  public static Lifeline of(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    boolean left = Files.exists(file);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!locked(channel)) {
        channel.close();
        return new Lifeline(file, channel, Found.IN_USE);
      }
      int deaths = left ? deaths(channel) + 1 : 0;
      note(channel, deaths);
      Found found = deaths == 0 ? Found.CLEAN : deaths == 1 ? Found.DIED : Found.DIED_AGAIN;
      return new Lifeline(file, channel, found);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // Another window of this process.
    }
  }

  private static int deaths(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(16);
    channel.read(buffer, 0);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    return text.trim().matches("\\d{1,6}") ? Integer.parseInt(text.trim()) : 0;
  }

  private static void note(FileChannel channel, int deaths) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((deaths + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    channel.force(true);
  }

  public Found found() {
    return found;
  }

  /** Says that this window has come through: what it opened did not kill it. */
  public void survived() throws IOException {
    if (channel.isOpen()) {
      note(channel, 0);
    }
  }

  /** The window closes in order. */
  @Override
  public void close() throws IOException {
    if (found != Found.IN_USE && channel.isOpen()) {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
