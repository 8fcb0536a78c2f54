/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import org.lucerna.core.api.data.Box;

/** Walks a GIF's blocks to the end of its first frame. */
final class GifHeader {

  private GifHeader() {}

  static Header read(Bytes gif) throws Malformed {
    Bytes file = gif.littleEndian();
    int screenWidth = file.u16(6);
    int screenHeight = file.u16(8);
    long at = 13 + colourTable(file.u8(10));
    while (file.u8(at) != ',') {
      if (file.u8(at) != '!') {
        throw new Malformed("it has no frame");
      }
      at = afterBlocks(file, at + 2);
    }
    Box frame = new Box(file.u16(at + 1), file.u16(at + 3), file.u16(at + 5), file.u16(at + 7));
    if (file.u8(at + 10 + colourTable(file.u8(at + 9)) + 1) == 0) {
      throw new Malformed("its first frame has no picture data");
    }
    afterBlocks(file, at + 10 + colourTable(file.u8(at + 9)) + 1);
    boolean inside =
        frame.x() + frame.width() <= screenWidth && frame.y() + frame.height() <= screenHeight;
    if (!inside) {
      return Header.of(frame.width(), frame.height());
    }
    Header.of(frame.width(), frame.height()); // neither side may be 0
    return Header.of(screenWidth, screenHeight).withFrame(frame);
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** Skips blocks of a size and as many bytes, up to the block of size 0. */
  private static long afterBlocks(Bytes file, long from) throws Malformed {
    long at = from;
    while (file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }
}
