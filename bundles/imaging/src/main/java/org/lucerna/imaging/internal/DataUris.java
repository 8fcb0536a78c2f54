/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

/** How pictures are put into an SVG file. */
enum DataUris {
  /** Every pixel as it is. */
  LOSSLESS,
  /** As JPEG where that is smaller: photographs are, drawings of few colours are not. */
  COMPACT;

  String of(RenderedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    PngWriter.write(image, png);
    if (this == COMPACT && !image.getColorModel().hasAlpha()) {
      ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
      JpegWriter.write(image, jpeg);
      if (jpeg.size() < png.size()) {
        return uri("image/jpeg", jpeg);
      }
    }
    return uri("image/png", png);
  }

  private static String uri(String type, ByteArrayOutputStream bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
