/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.Optional;
import org.lucerna.core.api.data.Box;

/**
 * What is known of a picture before a pixel is decoded.
 *
 * @param width as stored, before it is turned upright
 * @param orientation EXIF's, 1 to 8; 1 is upright
 * @param profile an ICC profile that the reader does not apply itself
 * @param frame where the decoded pixels lie in the picture, if they do not fill it
 */
record Header(
    int width, int height, int orientation, Optional<byte[]> profile, Optional<Box> frame) {

  static Header of(long width, long height) throws Malformed {
    return of(width, height, 1);
  }

  static Header of(long width, long height, int orientation) throws Malformed {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Malformed("a picture of " + width + "x" + height + " pixels is impossible");
    }
    return new Header((int) width, (int) height, orientation, Optional.empty(), Optional.empty());
  }

  Header withProfile(Optional<byte[]> icc) {
    return new Header(width, height, orientation, icc, frame);
  }

  Header withFrame(Box box) {
    return new Header(width, height, orientation, profile, Optional.of(box));
  }

  int frameWidth() {
    return frame.map(Box::width).orElse(width);
  }

  int frameHeight() {
    return frame.map(Box::height).orElse(height);
  }
}
