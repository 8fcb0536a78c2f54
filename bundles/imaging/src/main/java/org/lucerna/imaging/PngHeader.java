/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Walks a PNG's chunks up to IEND and checks the checksums of those that make the pixels. */
final class PngHeader {

  private static final int MAX_PROFILE = 4 << 20;

  private PngHeader() {}

  static Header read(Bytes file) throws Malformed {
    if (!file.has(12, "IHDR") || file.u32(8) != 13) {
      throw new Malformed("it does not begin with a PNG header");
    }
    Optional<byte[]> profile = Optional.empty();
    int orientation = 1;
    boolean srgb = false;
    boolean pixels = false;
    long at = 8;
    while (!file.has(at + 4, "IEND")) {
      long size = file.u32(at);
      Bytes body = file.part(at + 8, size);
      if (Character.isUpperCase(file.u8(at + 4))
          && file.crc32(at + 4, size + 4) != file.u32(at + 8 + size)) {
        throw new Malformed("a checksum is wrong");
      }
      if (file.has(at + 4, "iCCP")) {
        profile = profile(body);
      } else if (file.has(at + 4, "eXIf")) {
        orientation = Exif.orientation(body);
      }
      srgb |= file.has(at + 4, "sRGB");
      pixels |= file.has(at + 4, "IDAT");
      at += 12 + size;
    }
    file.u32(at + 8); // the checksum of IEND is the file's end
    if (!pixels) {
      throw new Malformed("it has no picture data");
    }
    return Header.of(file.u32(16), file.u32(20), orientation)
        .withProfile(srgb ? Optional.empty() : profile);
  }

  /** Name, 0, compression method, zlib data. A profile that cannot be read is ignored. */
  private static Optional<byte[]> profile(Bytes chunk) throws Malformed {
    int at = 0;
    while (chunk.u8(at) != 0) {
      at++;
    }
    byte[] packed = chunk.copy(at + 2L, chunk.length() - at - 2L);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] icc = in.readNBytes(MAX_PROFILE + 1);
      return icc.length > MAX_PROFILE ? Optional.empty() : Optional.of(icc);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
