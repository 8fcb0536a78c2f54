/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * Where a zip archive's directory lies, from the record at the file's end (APPNOTE 4.3.14-16).
 *
 * @param offset of the directory's first byte
 * @param length in bytes
 */
record ZipDirectory(long offset, long length, long entries) {

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END64 = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int COMMENT = 0xFFFF;
  private static final long UNKNOWN = 0xFFFFFFFFL;
  private static final int ZIP64 = 1;

  /** Heap, not disk, sets these: the directory is read at once. */
  private static final long LONGEST = 8 << 20;

  private static final long MOST = 50_000;

  static ZipDirectory find(ByteSource file) throws IOException {
    int tail = (int) Math.min(file.size(), END_SIZE + COMMENT);
    ByteBuffer bytes = ZipIndex.read(file, file.size() - tail, tail);
    for (int at = tail - END_SIZE; at >= 0; at--) {
      int comment = Short.toUnsignedInt(bytes.getShort(at + 20));
      if (bytes.getInt(at) == END && at + END_SIZE + comment == tail) {
        return read(file, bytes.position(at), file.size() - tail + at);
      }
    }
    throw BadWeightsException.truncated();
  }

  private static ZipDirectory read(ByteSource file, ByteBuffer end, long endOffset)
      throws IOException {
    int at = end.position();
    if (end.getInt(at + 4) != 0 || end.getShort(at + 8) != end.getShort(at + 10)) {
      throw BadWeightsException.damaged("its zip archive has several parts");
    }
    long stop = endOffset;
    ZipDirectory found =
        new ZipDirectory(
            Integer.toUnsignedLong(end.getInt(at + 16)),
            Integer.toUnsignedLong(end.getInt(at + 12)),
            Short.toUnsignedInt(end.getShort(at + 10)));
    // PyTorch always writes the wide record too, and marks only what does not fit into the other.
    if (endOffset >= LOCATOR_SIZE) {
      ByteBuffer locator = ZipIndex.read(file, endOffset - LOCATOR_SIZE, LOCATOR_SIZE);
      if (locator.getInt(0) == LOCATOR) {
        stop = locator.getLong(8);
        found = wide(file, stop, endOffset - LOCATOR_SIZE);
      }
    }
    boolean large = found.length > LONGEST || found.entries > MOST;
    if (large && found.length >= 0 && found.entries >= 0) {
      throw new BadWeightsException("is a zip archive with more entries than weights need");
    }
    if (found.offset < 0 || found.length < 0 || found.offset + found.length != stop) {
      throw BadWeightsException.damaged("its zip directory is not where it should be");
    }
    return found;
  }

  private static ZipDirectory wide(ByteSource file, long offset, long stop) throws IOException {
    if (offset < 0 || offset > stop - END64_SIZE) {
      throw BadWeightsException.damaged("its zip directory is not where it should be");
    }
    ByteBuffer record = ZipIndex.read(file, offset, END64_SIZE);
    if (record.getInt(0) != END64 || record.getLong(24) != record.getLong(32)) {
      throw BadWeightsException.damaged("its zip directory is not where it should be");
    }
    return new ZipDirectory(record.getLong(48), record.getLong(40), record.getLong(32));
  }

  /**
   * Replaces those of {@code sizes} that do not fit into 32 bits by the extra field's, in order.
   */
  static void widen(ByteBuffer extra, long[] sizes) throws BadWeightsException {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Short.toUnsignedInt(extra.getShort());
      if (length > extra.remaining()) {
        return; // Not all writers keep to the structure; what matters is checked afterwards.
      }
      int next = extra.position() + length;
      for (int i = 0; i < sizes.length && id == ZIP64; i++) {
        if (sizes[i] == UNKNOWN) {
          if (next - extra.position() < Long.BYTES) {
            throw BadWeightsException.damaged("an entry of its zip directory has no size");
          }
          sizes[i] = extra.getLong();
        }
      }
      extra.position(next);
    }
  }
}
