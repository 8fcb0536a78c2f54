/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pickles instruction by instruction, sound ones and others. */
final class PickleWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins as torch does. */
  static PickleWriter protocol2() {
    return new PickleWriter().raw(0x80, 2);
  }

  byte[] stop() {
    return raw('.').bytes();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  PickleWriter raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  PickleWriter repeat(int count, int... bytes) {
    for (int i = 0; i < count; i++) {
      raw(bytes);
    }
    return this;
  }

  PickleWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter little(long value, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    out.write(buffer.array(), 0, bytes);
    return this;
  }

  PickleWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return raw('X').little(bytes.length, 4).raw(bytes);
  }

  PickleWriter integer(long value) {
    return value == (int) value ? raw('J').little(value, 4) : raw(0x8a, 8).little(value, 8);
  }

  PickleWriter integers(long... values) {
    raw('(');
    for (long value : values) {
      integer(value);
    }
    return raw('t');
  }

  PickleWriter global(String module, String name) {
    return raw('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** {@code OrderedDict()}. */
  PickleWriter orderedDict() {
    return global("collections", "OrderedDict").raw(')', 'R');
  }

  PickleWriter storage(String type, String key, long elements) {
    raw('(').text("storage").global("torch", type).text(key).text("cpu").integer(elements);
    return raw('t', 'Q');
  }

  /** What torch writes for a tensor, requires_grad and hooks included. */
  PickleWriter tensor(View view) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .raw('(')
        .storage(view.type(), view.key(), view.elements())
        .integer(view.offset())
        .integers(view.shape())
        .integers(view.strides())
        .raw(0x89)
        .orderedDict()
        .raw('t', 'R');
  }

  /** A tensor of a storage; nothing in it needs to be right. */
  record View(String type, String key, long elements, long offset, long[] shape, long[] strides) {

    static View floats(String key, long elements, long... shape) {
      long[] strides = new long[shape.length];
      long next = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        strides[i] = next;
        next *= Math.max(1, shape[i]);
      }
      return new View("FloatStorage", key, elements, 0, shape, strides);
    }

    View of(String otherType) {
      return new View(otherType, key, elements, offset, shape, strides);
    }

    View at(long otherOffset, long... otherStrides) {
      return new View(type, key, elements, otherOffset, shape, otherStrides);
    }
  }
}
