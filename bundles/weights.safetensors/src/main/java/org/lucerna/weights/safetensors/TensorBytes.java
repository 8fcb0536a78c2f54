/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Locale;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ElementType;

/**
 * The bytes of one tensor, copied once: from the file's pages, mapped into memory, to the tensor's
 * own array. A window is mapped for as long as one tensor is read, so a file may be of any size,
 * and nothing of it stays in memory that the system could not take back.
 *
 * @param start of the tensor's first byte in the file
 */
record TensorBytes(FileChannel channel, long start) {

  /**
   * Windows cannot replace a file that is mapped, and Java 17 cannot unmap one: there, as for
   * tensors too small to be worth a mapping, windows are read.
   */
  static final Window MAPPED =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
          ? new Window(0, 1 << 16)
          : new Window(1 << 30, 1 << 16);

  /**
   * How much of a file is looked at together, multiples of eight.
   *
   * @param mapped bytes of a mapping, 0 for none
   * @param read bytes that are read, and below which nothing is mapped
   */
  record Window(int mapped, int read) {}

  /**
   * Fills {@code target} from the tensor's values.
   *
   * @throws BadWeightsException if the file has become shorter
   */
  void copy(ElementType type, float[] target, Window window) throws IOException {
    boolean maps = (long) target.length * type.bytes() > window.read() && window.mapped() > 0;
    int most = (maps ? window.mapped() : window.read()) / type.bytes();
    ByteBuffer buffer = maps ? null : ByteBuffer.allocate(window.read());
    for (int done = 0; done < target.length; ) {
      int count = Math.min(most, target.length - done);
      long at = start + (long) done * type.bytes();
      int bytes = count * type.bytes();
      if (maps) {
        copyMapped(type, map(at, bytes), target, done);
      } else {
        type.get(read(buffer.clear().limit(bytes), at), target, done, count);
      }
      done += count;
    }
  }

  private ByteBuffer map(long at, int bytes) throws IOException {
    // A mapping may reach behind the end, where touching it is a fault.
    if (at + bytes > channel.size()) {
      throw shortened();
    }
    return channel.map(MapMode.READ_ONLY, at, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void copyMapped(ElementType type, ByteBuffer from, float[] target, int done)
      throws IOException {
    try {
      type.get(from, target, done, from.remaining() / type.bytes());
    } catch (InternalError e) {
      // What the JVM makes of the fault when the file shrinks just now; nothing else is wrong.
      throw shortened();
    }
  }

  private ByteBuffer read(ByteBuffer window, long from) throws IOException {
    long at = from;
    while (window.hasRemaining()) {
      int read = channel.read(window, at);
      if (read < 0) {
        throw shortened();
      }
      at += read;
    }
    return window.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BadWeightsException shortened() {
    return new BadWeightsException("became shorter while it was read");
  }
}
