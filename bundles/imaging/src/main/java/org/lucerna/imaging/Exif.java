/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/** The orientation tag of an EXIF block, which is a TIFF file without pixels. */
final class Exif {

  private static final int ORIENTATION = 274;

  private Exif() {}

  /** 1 to 8; 1 where there is none or the block is damaged, which makes no picture unreadable. */
  static int orientation(Bytes block) {
    try {
      Bytes tiff = block.has(0, "II") ? block.littleEndian() : block.bigEndian();
      long directory = tiff.u32(4);
      int entries = tiff.u16(directory);
      for (int i = 0; i < entries; i++) {
        long entry = directory + 2 + 12L * i;
        if (tiff.u16(entry) == ORIENTATION) {
          int value = tiff.u16(entry + 8);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch (Malformed e) {
      return 1;
    }
    return 1;
  }
}
