/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A protobuf message field by field, sound or not. Large values are written as they come. */
final class Proto {

  private record Part(byte[] head, Proto message, float[] floats) {
    long size() {
      return head.length + (message == null ? 0 : message.size()) + 4L * floats.length;
    }
  }

  private static final float[] NONE = {};

  private final List<Part> parts = new ArrayList<>();

  Proto text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Proto bytes(int field, byte[] value) {
    return raw(encode(out -> out.writeBytes(field, ByteString.copyFrom(value))));
  }

  Proto number(int field, long value) {
    return raw(encode(out -> out.writeInt64(field, value)));
  }

  Proto real(int field, float value) {
    return raw(encode(out -> out.writeFloat(field, value)));
  }

  /** Packed. */
  Proto numbers(int field, long... values) {
    return bytes(
        field,
        encode(
            out -> {
              for (long value : values) {
                out.writeInt64NoTag(value);
              }
            }));
  }

  Proto message(int field, Proto value) {
    parts.add(new Part(head(field, value.size()), value, NONE));
    return this;
  }

  /** Little-endian values as one field of bytes. */
  Proto floats(int field, float... values) {
    parts.add(new Part(head(field, 4L * values.length), null, values));
    return this;
  }

  /** Any bytes at all. */
  Proto raw(byte[] bytes) {
    parts.add(new Part(bytes, null, NONE));
    return this;
  }

  /** The beginning of a field that claims a length. */
  static byte[] head(int field, long length) {
    return encode(
        out -> {
          out.writeTag(field, 2);
          out.writeUInt64NoTag(length);
        });
  }

  long size() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  void write(OutputStream out) throws IOException {
    for (Part part : parts) {
      out.write(part.head());
      if (part.message() != null) {
        part.message().write(out);
      }
      ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : part.floats()) {
        chunk.putFloat(value);
        if (!chunk.hasRemaining()) {
          out.write(chunk.array());
          chunk.clear();
        }
      }
      out.write(chunk.array(), 0, chunk.position());
    }
  }

  private interface Body {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] encode(Body body) {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes, 64);
    try {
      body.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString().toByteArray();
  }
}
