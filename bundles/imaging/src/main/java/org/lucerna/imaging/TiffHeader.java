/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/** A TIFF's first directory: what decides how much memory its pixels take. */
final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int STRIP_SIZES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_SIZES = 325;
  private static final int PROFILE = 34675;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  /** Red, green, blue, alpha and as many again that are ignored. */
  private static final int MAX_SAMPLES = 8;

  /** A tile may reach beyond the picture, but not by more than this. */
  private static final int MAX_TILE_EXCESS = 4096;

  private final Bytes file;
  private final long directory;
  private final int entries;

  private TiffHeader(Bytes tiff) throws Malformed {
    file = tiff.has(0, "II") ? tiff.littleEndian() : tiff.bigEndian();
    directory = file.u32(4);
    entries = file.u16(directory);
    file.part(directory, 2 + 12L * entries);
  }

  static Header read(Bytes tiff) throws Malformed {
    TiffHeader header = new TiffHeader(tiff);
    long width = header.value(WIDTH, 0);
    long height = header.value(HEIGHT, 0);
    header.checkMemory(width, height);
    header.checkProfile();
    header.checkEnd(STRIP_OFFSETS, STRIP_SIZES);
    header.checkEnd(TILE_OFFSETS, TILE_SIZES);
    int orientation = (int) header.value(ORIENTATION, 1);
    return Header.of(width, height, orientation >= 1 && orientation <= 8 ? orientation : 1);
  }

  private void checkMemory(long width, long height) throws Malformed {
    if (value(SAMPLES, 1) > MAX_SAMPLES) {
      throw new Malformed("it has " + value(SAMPLES, 1) + " samples a pixel");
    }
    if (value(BITS, 1) > 16) {
      throw new Malformed("samples of " + value(BITS, 1) + " bits are not read, only 8 and 16");
    }
    if (value(TILE_WIDTH, 0) > width + MAX_TILE_EXCESS
        || value(TILE_HEIGHT, 0) > height + MAX_TILE_EXCESS) {
      throw new Malformed("its tiles are larger than the picture");
    }
    long compression = value(COMPRESSION, 1);
    if (compression == OLD_JPEG || compression == JPEG) {
      checkEmbeddedJpeg(width + MAX_TILE_EXCESS, height + MAX_TILE_EXCESS);
    }
  }

  private void checkProfile() throws Malformed {
    long entry = find(PROFILE);
    if (entry >= 0) {
      long size = file.u32(entry + 4);
      Bytes profile = file.part(file.u32(entry + 8), size);
      Profiles.checkSize(profile.bigEndian().u32(0), size);
    }
  }

  /** A JPEG inside has a size of its own, which its reader would believe. */
  private void checkEmbeddedJpeg(long width, long height) throws Malformed {
    for (int i = 0; i + 9 < file.length(); i++) {
      if (file.u8(i) != 0xFF) {
        continue;
      }
      int marker = file.u8(i + 1);
      int size = file.u8(i + 2) << 8 | file.u8(i + 3);
      boolean frame = marker >= 0xC0 && marker <= 0xC3 && size == 8 + 3 * file.u8(i + 9);
      if (frame
          && ((file.u8(i + 5) << 8 | file.u8(i + 6)) > height
              || (file.u8(i + 7) << 8 | file.u8(i + 8)) > width)) {
        throw new Malformed("a JPEG inside is larger than the picture");
      }
    }
  }

  /** Every strip or tile must lie inside the file. */
  private void checkEnd(int offsetsTag, int sizesTag) throws Malformed {
    long offsets = find(offsetsTag);
    long sizes = find(sizesTag);
    if (offsets < 0 || sizes < 0) {
      return;
    }
    long count = Math.min(file.u32(offsets + 4), file.u32(sizes + 4));
    for (long i = 0; i < count; i++) {
      file.part(element(offsets, i), element(sizes, i));
    }
  }

  private long value(int tag, long fallback) throws Malformed {
    long entry = find(tag);
    return entry < 0 ? fallback : element(entry, 0);
  }

  private long find(int tag) throws Malformed {
    for (int i = 0; i < entries; i++) {
      if (file.u16(directory + 2 + 12L * i) == tag) {
        return directory + 2 + 12L * i;
      }
    }
    return -1;
  }

  /** One value of an entry of type BYTE, SHORT or LONG; up to 4 bytes lie in the entry itself. */
  private long element(long entry, long index) throws Malformed {
    int type = file.u16(entry + 2);
    int size = type == 1 ? 1 : type == 3 ? 2 : 4;
    long count = file.u32(entry + 4);
    long at = (count * size <= 4 ? entry + 8 : file.u32(entry + 8)) + index * size;
    return size == 1 ? file.u8(at) : size == 2 ? file.u16(at) : file.u32(at);
  }
}
