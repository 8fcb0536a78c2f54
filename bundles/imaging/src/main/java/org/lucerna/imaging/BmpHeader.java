/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/** A Windows bitmap's header. */
final class BmpHeader {

  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpHeader() {}

  static Header read(Bytes bmp) throws Malformed {
    Bytes file = bmp.littleEndian();
    long pixels = file.u32(10);
    if (file.u32(14) == 12) {
      return checked(file, pixels, file.u16(18), file.u16(20), file.u16(24), 0);
    }
    long colours = file.u32(46);
    if (colours > 1 << 16) {
      throw new Malformed("a palette of " + colours + " colours is impossible");
    }
    long height = Math.abs((long) file.i32(22));
    return checked(file, pixels, file.u32(18), height, file.u16(28), file.u32(30));
  }

  private static Header checked(
      Bytes file, long pixels, long width, long height, int bits, long compression)
      throws Malformed {
    Header header = Header.of(width, height);
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      throw new Malformed("bitmaps with an embedded JPEG or PNG are not read");
    }
    long row = (width * bits + 31) / 32 * 4;
    boolean packed = compression == RLE8 || compression == RLE4;
    file.part(pixels, packed ? 2 : Math.multiplyExact(row, height));
    return header;
  }
}
