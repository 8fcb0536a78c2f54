/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lucerna.core.api.data.RgbImage;

/** Decodes pictures nobody vouches for. */
public final class ImageDecoder {

  private ImageDecoder() {}

  /**
   * Decodes a file, upright, in its own size, in sRGB.
   *
   * @throws UnreadableImageException if the file is no picture, damaged or beyond the limits
   * @throws IOException if the file cannot be read at all
   */
  public static RgbImage decode(Path file, DecodeLimits limits) throws IOException {
    return decode(Files.readAllBytes(file), file.toString(), limits);
  }

  /**
   * Decodes a file's bytes.
   *
   * @param name what messages call the picture
   */
  public static RgbImage decode(byte[] bytes, String name, DecodeLimits limits)
      throws UnreadableImageException {
    throw new UnreadableImageException(UnreadableImageException.Kind.UNREADABLE, name, null);
  }
}
