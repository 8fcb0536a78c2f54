/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Features of some pictures in one file that never changes: a head of 24 bytes (magic, number of
 * pictures, values a picture, CRC-32C of the rest), the pictures' content hashes of 32 bytes each,
 * and their values as little-endian 32-bit floats.
 *
 * @param hashes content hash of each row, hexadecimal
 * @param values all rows, mapped from the file
 */
record FeatureFile(List<String> hashes, FloatBuffer values) {

  private static final long MAGIC = 0x4c554346_45415431L; // LUCFEAT1
  private static final int HEAD = 24;
  private static final int HASH = 32;

  /** Maps a file; empty if it is not one, or damaged. */
  static Optional<FeatureFile> open(Path file, int width) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEAD || channel.size() > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      long magic = bytes.getLong();
      int count = bytes.getInt();
      boolean whole =
          magic == MAGIC
              && bytes.getInt() == width
              && bytes.limit() == HEAD + (long) count * (HASH + (long) width * Float.BYTES)
              && bytes.getLong() == checksum(bytes.duplicate().position(HEAD));
      return whole ? Optional.of(read(bytes.position(HEAD), count)) : Optional.empty();
    }
  }

  private static FeatureFile read(ByteBuffer bytes, int count) {
    List<String> hashes = new ArrayList<>(count);
    byte[] hash = new byte[HASH];
    for (int i = 0; i < count; i++) {
      bytes.get(hash);
      hashes.add(HexFormat.of().formatHex(hash));
    }
    return new FeatureFile(hashes, bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
  }

  /** Writes rows of {@code width} values by content hash, in the map's order. */
  static void write(OutputStream out, Map<String, float[]> rows, int width) throws IOException {
    int body = Math.multiplyExact(rows.size(), HASH + width * Float.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + body).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(HEAD);
    rows.keySet().forEach(hash -> bytes.put(HexFormat.of().parseHex(hash)));
    rows.values().forEach(row -> putFloats(bytes, row));
    long checksum = checksum(bytes.duplicate().position(HEAD));
    bytes.position(0).putLong(MAGIC).putInt(rows.size()).putInt(width).putLong(checksum);
    out.write(bytes.array());
  }

  private static void putFloats(ByteBuffer bytes, float[] row) { // a view keeps its own position
    bytes.asFloatBuffer().put(row);
    bytes.position(bytes.position() + row.length * Float.BYTES);
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
