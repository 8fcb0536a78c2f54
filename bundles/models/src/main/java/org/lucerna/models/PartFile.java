/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * What has come of a download, beside where it will be. Kept when a download ends early, so that
 * the next goes on; locked, so that two processes do not write into one.
 */
final class PartFile implements AutoCloseable {

  private static final int WINDOW = 1 << 20;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private MessageDigest digest = Digests.sha256();

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /** Opens or creates the part of {@code target}; its folder too. */
  static PartFile open(Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    FileChannel channel;
    try {
      Files.createDirectories(target.getParent());
      channel =
          FileChannel.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(part, e);
    }
    PartFile opened = new PartFile(target, part, channel);
    if (!opened.isLocked()) {
      channel.close();
      throw new LucernaException(
          ExitStatus.FAILED,
          "'" + target.getFileName() + "' is being downloaded by another process: wait for it");
    }
    return opened;
  }

  private boolean isLocked() throws IOException {
    try {
      return channel.tryLock() != null; // held until the channel closes
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Takes what an earlier download has left into the digest. */
  void takeUp(Transport.Waiting waiting) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW);
    digest = Digests.sha256();
    channel.position(0);
    while (channel.read(window.clear()) >= 0) {
      waiting.tick();
      digest.update(window.flip());
    }
  }

  long size() throws IOException {
    return channel.position();
  }

  /** Forgets what there is. */
  void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    digest = Digests.sha256();
  }

  /**
   * @throws LucernaException (failed) if the disk does not take it
   */
  void append(ByteBuffer bytes) throws IOException {
    digest.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failure(part, e);
    }
  }

  /** Of all there is, in hexadecimal; the part can go on afterwards. */
  String sha256Hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's digests can be copied", e);
    }
  }

  /** Makes it the file, at once or not at all. */
  void finish() throws IOException {
    try {
      channel.force(true);
      channel.close();
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Closed, the part stays for the next time, unless it is empty. */
  @Override
  public void close() throws IOException {
    boolean empty = channel.isOpen() && channel.size() == 0;
    channel.close();
    if (empty) {
      Files.deleteIfExists(part);
    }
  }

  private static LucernaException failure(Path file, IOException e) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : null;
    return new LucernaException(
        ExitStatus.FAILED,
        "cannot write %s: %s; make room there or name another folder with --models, and run the"
                .formatted(file, reason == null ? e.getMessage() : reason)
            + " command again: it goes on where it stopped",
        e);
  }
}
