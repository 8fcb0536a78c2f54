/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/** Walks a WebP's chunks; the canvas and the frame inside it must agree. */
final class WebpHeader {

  private static final int ANIMATED_FRAME_HEAD = 16;

  private WebpHeader() {}

  static Header read(Bytes webp) throws Malformed {
    Bytes file = webp.littleEndian();
    Bytes body = file.part(8, file.u32(4));
    Header canvas = null;
    Header frame = null;
    int orientation = 1;
    long at = 4;
    while (at + 8 <= body.length()) {
      Bytes chunk = body.part(at + 8, body.u32(at + 4));
      if (body.has(at, "VP8X")) {
        canvas = Header.of(1 + chunk.u24Little(4), 1 + chunk.u24Little(7));
      } else if (body.has(at, "EXIF")) {
        int skip = chunk.has(0, "Exif\0\0") ? 6 : 0;
        orientation = Exif.orientation(chunk.part(skip, chunk.length() - skip));
      } else if (body.has(at, "ICCP")) {
        Profiles.checkSize(chunk.bigEndian().u32(0), chunk.length());
      } else if (frame == null) {
        frame = frame(body, at, chunk);
      }
      at += 8 + chunk.length() + (chunk.length() & 1);
    }
    if (frame == null) {
      throw new Malformed("it has no picture data");
    }
    if (canvas != null && (canvas.width() < frame.width() || canvas.height() < frame.height())) {
      throw new Malformed("its frame is larger than its canvas");
    }
    Header size = canvas == null ? frame : canvas;
    return Header.of(size.width(), size.height(), orientation);
  }

  /** The size in a VP8 or VP8L bit stream, also inside an animation's first frame; else null. */
  private static Header frame(Bytes body, long at, Bytes chunk) throws Malformed {
    if (body.has(at, "VP8 ")) {
      return Header.of(chunk.u16(6) & 0x3FFF, chunk.u16(8) & 0x3FFF);
    } else if (body.has(at, "VP8L")) {
      long bits = chunk.u32(1);
      return Header.of(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
    } else if (body.has(at, "ANMF")) {
      long inner = ANIMATED_FRAME_HEAD;
      while (inner + 8 <= chunk.length()) {
        Bytes part = chunk.part(inner + 8, chunk.u32(inner + 4));
        Header found = chunk.has(inner, "ANMF") ? null : frame(chunk, inner, part);
        if (found != null) {
          return found;
        }
        inner += 8 + part.length() + (part.length() & 1);
      }
    }
    return null;
  }
}
