/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.data.Tensor;

/**
 * Reads NumPy's {@code .npy} files, version 1 to 3, C order, of {@code f2 f4 f8}, {@code i1 i2 i4
 * i8}, {@code u1 u2 u4 u8} and {@code b1}, either byte order. Everything becomes 32-bit floats.
 */
public final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([fiub])(\\d)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

  private Npy() {}

  /**
   * @throws IOException if the file is not such an array
   */
  public static Tensor read(Path file) throws IOException {
    return parse(Files.readAllBytes(file), file.toString());
  }

  static Tensor parse(byte[] bytes, String name) throws IOException {
    if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException(name + " is no .npy file");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(MAGIC.length + 2);
    int length = bytes[MAGIC.length] == 1 ? buffer.getShort() & 0xFFFF : buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new IOException(name + " is truncated");
    }
    String header = new String(bytes, buffer.position(), length, StandardCharsets.UTF_8);
    buffer.position(buffer.position() + length);
    Matcher descr = DESCR.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!descr.find() || !shape.find() || FORTRAN.matcher(header).find()) {
      throw new IOException(name + " has a layout that is not read here: " + header.strip());
    }
    if (descr.group(1).equals(">")) {
      buffer.order(ByteOrder.BIG_ENDIAN);
    }
    return values(buffer, descr.group(2) + descr.group(3), sizes(shape.group(1)), name);
  }

  private static Tensor values(ByteBuffer buffer, String type, int[] shape, String name)
      throws IOException {
    Element element = element(type, name);
    long count = 1;
    for (int n : shape) {
      count = Math.multiplyExact(count, (long) n);
    }
    if (count * element.bytes() != buffer.remaining()) {
      throw new IOException(name + " should hold " + count + " values of type " + type);
    }
    float[] data = new float[(int) count];
    for (int i = 0; i < data.length; i++) {
      data[i] = element.reader().next(buffer);
    }
    return Tensor.wrap(data, shape);
  }

  private static int[] sizes(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static Element element(String type, String name) throws IOException {
    return switch (type) {
      case "f2" -> new Element(2, b -> half(b.getShort()));
      case "f4" -> new Element(4, ByteBuffer::getFloat);
      case "f8" -> new Element(8, b -> (float) b.getDouble());
      case "i1" -> new Element(1, ByteBuffer::get);
      case "i2" -> new Element(2, ByteBuffer::getShort);
      case "i4" -> new Element(4, ByteBuffer::getInt);
      case "i8" -> new Element(8, ByteBuffer::getLong);
      case "u1", "b1" -> new Element(1, b -> b.get() & 0xFF);
      case "u2" -> new Element(2, b -> b.getShort() & 0xFFFF);
      case "u4" -> new Element(4, b -> b.getInt() & 0xFFFFFFFFL);
      case "u8" -> new Element(8, b -> unsigned(b.getLong()));
      default -> throw new IOException(name + " has values of type " + type);
    };
  }

  /** IEEE 754 binary16 to binary32, exact for every value. */
  static float half(short bits) {
    int sign = (bits & 0x8000) == 0 ? 1 : -1;
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0x1F) {
      return fraction != 0 ? Float.NaN : sign * Float.POSITIVE_INFINITY;
    }
    return exponent == 0
        ? sign * Math.scalb((float) fraction, -24)
        : sign * Math.scalb((float) (fraction | 0x400), exponent - 25);
  }

  private static float unsigned(long value) {
    return value >= 0 ? value : (float) ((value >>> 1) * 2.0);
  }

  private record Element(int bytes, Reader reader) {}

  @FunctionalInterface
  private interface Reader {
    float next(ByteBuffer buffer);
  }
}
