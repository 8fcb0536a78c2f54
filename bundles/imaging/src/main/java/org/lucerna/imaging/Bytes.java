/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers out of a file's bytes; a read beyond the end says that the file is truncated. */
final class Bytes {

  private final byte[] data;
  private final int start;
  private final int length;
  private final boolean little;

  private Bytes(byte[] data, int start, int length, boolean little) {
    this.data = data;
    this.start = start;
    this.length = length;
    this.little = little;
  }

  static Bytes bigEndian(byte[] data) {
    return new Bytes(data, 0, data.length, false);
  }

  Bytes littleEndian() {
    return new Bytes(data, start, length, true);
  }

  Bytes bigEndian() {
    return new Bytes(data, start, length, false);
  }

  /** A window with positions of its own. */
  Bytes part(long from, long size) throws Malformed {
    return new Bytes(data, start + check(from, size), (int) size, little);
  }

  int length() {
    return length;
  }

  int u8(long at) throws Malformed {
    return data[start + check(at, 1)] & 0xFF;
  }

  int u16(long at) throws Malformed {
    int first = u8(at);
    int second = u8(at + 1);
    return little ? second << 8 | first : first << 8 | second;
  }

  long u32(long at) throws Malformed {
    long first = u16(at);
    long second = u16(at + 2);
    return little ? second << 16 | first : first << 16 | second;
  }

  int i32(long at) throws Malformed {
    return (int) u32(at);
  }

  int u24Little(long at) throws Malformed {
    return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16;
  }

  boolean has(long at, String ascii) {
    byte[] text = ascii.getBytes(StandardCharsets.ISO_8859_1);
    return at >= 0
        && at + text.length <= length
        && Arrays.equals(
            data, start + (int) at, start + (int) at + text.length, text, 0, text.length);
  }

  byte[] copy(long from, long size) throws Malformed {
    int begin = start + check(from, size);
    return Arrays.copyOfRange(data, begin, begin + (int) size);
  }

  /** CRC-32 as PNG uses it. */
  long crc32(long from, long size) throws Malformed {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(data, start + check(from, size), (int) size);
    return crc.getValue();
  }

  private int check(long at, long size) throws Malformed {
    if (at < 0 || size < 0 || at + size > length) {
      throw new Malformed("the file is truncated");
    }
    return (int) at;
  }
}
