/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Protocol buffers, field by field: tensors are only located, never read, and nothing that is not
 * asked for is looked into, so that neither size nor nesting of a file costs memory. Not
 * thread-safe.
 */
final class Wire {

  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int GROUP_START = 3;
  private static final int GROUP_END = 4;
  private static final int FIXED32 = 5;

  /** Longer than any name; texts beyond are documentation, which nobody asks for. */
  private static final int LONGEST_TEXT = 1 << 16;

  /** What to do with one field of a message. */
  interface Fields {

    /**
     * @return false if the field is not wanted; nothing has been read then
     */
    boolean read(int field) throws IOException;
  }

  /** Bytes of the file. */
  record Place(long offset, int length) {}

  private final CodedInputStream in;
  private final Budget budget;
  private int type;

  Wire(FileChannel file, Budget budget) throws IOException {
    this.in = CodedInputStream.newInstance(new ChannelInput(file, 0, file.size()));
    this.budget = budget;
    in.pushLimit((int) file.size());
  }

  Budget budget() {
    return budget;
  }

  /** All fields to the end of the file or of the message that {@link #nested} is in. */
  void message(Fields fields) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      type = tag & 7;
      if (type == GROUP_START || type == GROUP_END) {
        throw new InvalidProtocolBufferException("a group, which ONNX has not");
      }
      if (!fields.read(tag >>> 3)) {
        in.skipField(tag);
      }
    }
  }

  /** A message as a field's value. */
  void nested(Fields fields) throws IOException {
    int outer = in.pushLimit(length());
    message(fields);
    in.popLimit(outer);
  }

  String text() throws IOException {
    int length = length();
    if (length > LONGEST_TEXT) {
      throw BadFileException.damaged("a name in it is " + length + " bytes long");
    }
    budget.spend(Budget.OBJECT + length);
    return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
  }

  long number() throws IOException {
    expect(VARINT);
    return in.readRawVarint64();
  }

  float real() throws IOException {
    expect(FIXED32);
    return in.readFloat();
  }

  /** Integers, packed or one by one. */
  void numbers(LongConsumer target) throws IOException {
    if (type == VARINT) {
      add(target);
      return;
    }
    int outer = in.pushLimit(length());
    while (!in.isAtEnd()) {
      add(target);
    }
    in.popLimit(outer);
  }

  /** Floats, packed or one by one. */
  void reals(Consumer<Float> target) throws IOException {
    if (type == FIXED32) {
      target.accept(in.readFloat());
      return;
    }
    int outer = in.pushLimit(length());
    while (!in.isAtEnd()) {
      budget.spend(Long.BYTES * 3);
      target.accept(in.readFloat());
    }
    in.popLimit(outer);
  }

  private void add(LongConsumer target) throws IOException {
    budget.spend(Long.BYTES * 3);
    target.accept(in.readRawVarint64());
  }

  /** Where a field's bytes lie; they are passed over. One value by itself counts as its bytes. */
  Place place() throws IOException {
    budget.spend(Budget.OBJECT);
    int length = 0;
    int start = in.getTotalBytesRead();
    if (type == VARINT) {
      in.readRawVarint64();
      length = in.getTotalBytesRead() - start;
    } else {
      length = type == BYTES ? length() : type == FIXED32 ? Float.BYTES : Double.BYTES;
      start = in.getTotalBytesRead();
      in.skipRawBytes(length);
    }
    return new Place(start, length);
  }

  private int length() throws IOException {
    expect(BYTES);
    int length = in.readRawVarint32();
    int left = in.getBytesUntilLimit();
    if (length < 0 || length > left) {
      throw new InvalidProtocolBufferException(length + " bytes where " + left + " are left");
    }
    return length;
  }

  private void expect(int expected) throws BadFileException {
    if (type != expected) {
      throw BadFileException.damaged("a field in it has the wrong type");
    }
  }
}
