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
import org.lucerna.vision.api.weights.Weights;

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
   * @throws InternalError the same, where the JVM noticed first: a fault in a mapping
   */
  void copy(ElementType type, float[] target, Window window) throws IOException {
    Values values = new Values(type, target);
    long bytes = (long) target.length * type.bytes();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, window.read()));
    if (bytes <= window.read() || window.mapped() == 0) {
      for (long at = 0; at < bytes; at += buffer.limit()) {
        values.take(read(buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - at)), at));
      }
      return;
    }
    for (long at = 0; at < bytes; ) {
      ByteBuffer mapping = map(at, Math.min(bytes - at, window.mapped()));
      at += mapping.remaining();
      values.take(mapping, buffer);
    }
    requireSize(bytes);
  }

  /** Hands out this many 32-bit floats, piece by piece. */
  void stream(long values, Weights.Sink sink) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    long bytes = values * Float.BYTES;
    for (long at = 0; at < bytes; at += window.limit()) {
      read(window.clear().limit((int) Math.min(window.capacity(), bytes - at)), at);
      sink.accept(window.asFloatBuffer());
    }
  }

  /** The array that is filled, and how far it is. */
  private static final class Values {
    private final ElementType type;
    private final float[] target;
    private int done;

    Values(ElementType type, float[] target) {
      this.type = type;
      this.target = target;
    }

    void take(ByteBuffer bytes) {
      int count = bytes.remaining() / type.bytes();
      type.get(bytes.order(ByteOrder.LITTLE_ENDIAN), target, done, count);
      done += count;
    }

    /**
     * In bulk only, straight into the target where nothing is to be converted: a fault ends a bulk
     * copy, while a loop over single values would go on and fault at every one.
     */
    void take(ByteBuffer mapping, ByteBuffer buffer) {
      if (type == ElementType.F32) {
        take(mapping);
        return;
      }
      while (mapping.hasRemaining()) {
        int count = Math.min(mapping.remaining(), buffer.capacity());
        mapping.get(buffer.clear().array(), 0, count);
        take(buffer.limit(count));
      }
    }
  }

  private ByteBuffer map(long at, long bytes) throws IOException {
    requireSize(at + bytes);
    try {
      return channel.map(MapMode.READ_ONLY, start + at, bytes);
    } catch (IOException e) {
      // It may shrink between the check and the mapping, which then would have to make it longer.
      requireSize(at + bytes);
      throw e;
    }
  }

  /** A mapping may reach behind the file's end, where touching it is a fault. */
  private void requireSize(long bytes) throws IOException {
    if (start + bytes > channel.size()) {
      throw shortened();
    }
  }

  private ByteBuffer read(ByteBuffer window, long at) throws IOException {
    while (window.hasRemaining()) {
      int read = channel.read(window, start + at + window.position());
      if (read < 0) {
        throw shortened();
      }
    }
    return window.flip();
  }

  static BadWeightsException shortened() {
    return new BadWeightsException("became shorter while it was read");
  }
}
