/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.lucerna.vision.api.weights.BadWeightsException;

/** Reads a pickle's bytes, numbers and texts one after the other through a small buffer. */
final class PickleInput {

  /** Longer texts are no tensor's name. */
  private static final int TEXT = 1 << 16;

  private static final int NUMBER = 64;

  private final ByteSource source;
  private final Budget budget;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).limit(0);
  private long fetched;

  PickleInput(ByteSource source, long start, Budget budget) {
    this.source = source;
    this.fetched = start;
    this.budget = budget;
  }

  /** Where the next byte lies in the source. */
  long position() {
    return fetched - buffer.remaining();
  }

  int unsignedByte() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), source.size() - fetched));
      if (!buffer.hasRemaining()) {
        throw BadWeightsException.truncated();
      }
      source.read(fetched, buffer);
      fetched += buffer.position();
      buffer.flip();
    }
    return Byte.toUnsignedInt(buffer.get());
  }

  /** Little-endian, unsigned unless it fills all eight bytes. */
  long number(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) unsignedByte() << 8 * i;
    }
    return value;
  }

  double bigEndianDouble() throws IOException {
    return Double.longBitsToDouble(Long.reverseBytes(number(Double.BYTES)));
  }

  /** A two's complement integer of {@code bytes} bytes; Long where it fits. */
  Number integer(long bytes) throws IOException {
    if (bytes < 0 || bytes > NUMBER) {
      throw BadWeightsException.damaged("it holds a number of " + bytes + " bytes");
    }
    byte[] digits = bytes((int) bytes).order(ByteOrder.LITTLE_ENDIAN).array();
    for (int i = 0; i < digits.length / 2; i++) {
      byte low = digits[i];
      digits[i] = digits[digits.length - 1 - i];
      digits[digits.length - 1 - i] = low;
    }
    BigInteger value = digits.length == 0 ? BigInteger.ZERO : new BigInteger(digits);
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  String utf8(long length) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text(length)).toString();
    } catch (CharacterCodingException e) {
      throw BadWeightsException.damaged("a text in it is not UTF-8");
    }
  }

  /** A byte string, as Python 2 wrote texts. */
  String latin1(long length) throws IOException {
    return StandardCharsets.ISO_8859_1.decode(text(length)).toString();
  }

  /** Up to the end of the line, which is not part of it. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      if (line.length() == 256) {
        throw BadWeightsException.damaged("a name in it has no end");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private ByteBuffer text(long length) throws IOException {
    if (length < 0 || length > TEXT) {
      throw BadWeightsException.damaged(
          "it holds a text of " + Long.toUnsignedString(length) + " bytes");
    }
    return bytes((int) length);
  }

  private ByteBuffer bytes(int length) throws IOException {
    budget.spend(Budget.OBJECT + 2L * length);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) unsignedByte();
    }
    return ByteBuffer.wrap(bytes);
  }
}
