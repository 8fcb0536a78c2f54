/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/** Walks a JPEG's segments up to the end-of-image marker, which a truncated file lacks. */
final class JpegHeader {

  /** More scans than an encoder writes; each costs a pass over the whole picture. */
  private static final int MAX_SCANS = 100;

  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";

  private final Bytes file;
  private int width;
  private int height;
  private int orientation = 1;
  private int scans;
  private long profileDeclared;
  private long profileBytes;

  private JpegHeader(Bytes file) {
    this.file = file;
  }

  static Header read(Bytes file) throws Malformed {
    return new JpegHeader(file).walk();
  }

  private Header walk() throws Malformed {
    int at = 2;
    while (true) {
      if (file.u8(at) != 0xFF) {
        at++; // stray bytes between segments, which libjpeg skips too
        continue;
      }
      int marker = file.u8(at + 1);
      if (marker == 0xFF) {
        at++;
      } else if (marker == 0xD9) {
        return header();
      } else if (marker <= 1 || (marker >= 0xD0 && marker <= 0xD8)) {
        at += 2;
      } else {
        int size = file.u16(at + 2);
        segment(marker, file.part(at + 4, size - 2));
        at = marker == 0xDA ? afterScan(at + 2 + size) : at + 2 + size;
      }
    }
  }

  private void segment(int marker, Bytes body) throws Malformed {
    boolean frame = marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0;
    if (frame) {
      if (width != 0) {
        throw new Malformed("it has more than one frame header");
      }
      height = body.u16(1);
      width = body.u16(3);
    } else if (marker == 0xE1 && body.has(0, EXIF)) {
      orientation = Exif.orientation(body.part(EXIF.length(), body.length() - EXIF.length()));
    } else if (marker == 0xE2 && body.has(0, ICC)) {
      int head = ICC.length() + 2; // and the part's number, and how many there are
      if (profileBytes == 0) {
        profileDeclared = body.u32(head);
      }
      profileBytes += body.length() - head;
    } else if (marker == 0xDA && ++scans > MAX_SCANS) {
      throw new Malformed("it has more than " + MAX_SCANS + " scans");
    }
  }

  /** The next marker after entropy-coded data, in which FF is followed by 0 or a restart marker. */
  private int afterScan(int from) throws Malformed {
    int at = from;
    while (true) {
      if (file.u8(at) == 0xFF) {
        int next = file.u8(at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
          return at;
        }
      }
      at++;
    }
  }

  private Header header() throws Malformed {
    if (scans == 0) {
      throw new Malformed("it has no picture data");
    }
    Profiles.checkSize(profileDeclared, profileBytes);
    return Header.of(width, height, orientation);
  }
}
