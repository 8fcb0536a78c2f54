/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Zip archives record by record, so that every field can lie. */
final class ZipWriter {

  /**
   * An entry as its records describe it.
   *
   * @param body the bytes in the file
   * @param size what it claims to inflate to
   * @param packed what it claims to take
   * @param shift how far its header is said to lie from where it lies
   */
  record Entry(
      String name, byte[] body, int method, long size, long packed, long shift, int flags) {

    static Entry stored(String name, byte[] body) {
      return new Entry(name, body, 0, body.length, body.length, 0, 0x808);
    }

    static Entry deflated(String name, byte[] data) {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(data);
      deflater.finish();
      byte[] out = new byte[data.length + 100];
      int length = deflater.deflate(out);
      deflater.end();
      byte[] body = Arrays.copyOf(out, length);
      return new Entry(name, body, 8, data.length, length, 0, 0);
    }

    Entry claiming(long newSize, long newPacked) {
      return new Entry(name, body, method, newSize, newPacked, shift, flags);
    }

    Entry shifted(long by) {
      return new Entry(name, body, method, size, packed, by, flags);
    }

    Entry with(int newMethod, int newFlags) {
      return new Entry(name, body, newMethod, size, packed, shift, newFlags);
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<byte[]> directory = new ArrayList<>();
  private final boolean wide;

  private ZipWriter(boolean wide) {
    this.wide = wide;
  }

  static byte[] zip(List<Entry> entries) {
    ZipWriter zip = new ZipWriter(false);
    entries.forEach(zip::add);
    return zip.end(entries.size());
  }

  /** With ZIP64 records and every size and offset in extra fields, as above 4 GiB. */
  static byte[] zip64(List<Entry> entries) {
    ZipWriter zip = new ZipWriter(true);
    entries.forEach(zip::add);
    return zip.end(entries.size());
  }

  private void add(Entry e) {
    byte[] name = e.name().getBytes(StandardCharsets.UTF_8);
    long header = out.size() + e.shift();
    // Torch pads the extra field so that the data begin at a multiple of 64.
    int padding = (64 - (out.size() + 30 + name.length) % 64) % 64;
    ByteBuffer local = records(30 + name.length + padding);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) e.flags());
    local.putShort((short) e.method()).putLong(0).putLong(0);
    local.putShort(26, (short) name.length).putShort(28, (short) padding);
    local.position(30).put(name);
    out.writeBytes(local.array());
    out.writeBytes(e.body());
    ByteBuffer central = records(46 + name.length + (wide ? 28 : 0));
    central.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
    central.putShort((short) e.flags()).putShort((short) e.method());
    central.putInt(20, wide ? -1 : (int) e.packed()).putInt(24, wide ? -1 : (int) e.size());
    central.putShort(28, (short) name.length).putShort(30, (short) (wide ? 28 : 0));
    central.putInt(42, wide ? -1 : (int) header).position(46).put(name);
    if (wide) {
      central.putShort((short) 1).putShort((short) 24);
      central.putLong(e.size()).putLong(e.packed()).putLong(header);
    }
    directory.add(central.array());
  }

  private byte[] end(int count) {
    long start = out.size();
    directory.forEach(out::writeBytes);
    long length = out.size() - start;
    if (wide) {
      long end64 = out.size();
      ByteBuffer record = records(56 + 20).putInt(0x06064b50).putLong(44);
      record.putLong(24, count).putLong(32, count).putLong(40, length).putLong(48, start);
      record.position(56).putInt(0x07064b50).putInt(0).putLong(end64).putInt(1);
      out.writeBytes(record.array());
    }
    ByteBuffer end = records(22).putInt(0x06054b50).putInt(0);
    end.putShort((short) count).putShort((short) count);
    end.putInt(wide ? -1 : (int) length).putInt(wide ? -1 : (int) start);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private static ByteBuffer records(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
