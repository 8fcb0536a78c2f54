/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A mirror that is a folder, such as a network drive or a stick. */
final class FileTransport implements Transport {

  private static final int WINDOW = 1 << 20;

  @Override
  public Reply get(URI address, long from, Waiting waiting) throws IOException {
    Path file;
    try {
      file = Path.of(address);
    } catch (IllegalArgumentException e) {
      throw TransferException.refused(address + " names no file of this machine");
    }
    if (!Files.isRegularFile(file)) {
      throw TransferException.refused("there is no file " + file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    long start = from <= channel.size() ? from : 0;
    return new Reply(start, channel.size(), new FileBody(channel.position(start)));
  }

  private record FileBody(FileChannel channel) implements Body {

    @Override
    public ByteBuffer next(Waiting waiting) throws IOException {
      waiting.tick();
      ByteBuffer window = ByteBuffer.allocate(WINDOW);
      return channel.read(window) < 0 ? null : window.flip();
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a mirror's file", e);
      }
    }
  }
}
