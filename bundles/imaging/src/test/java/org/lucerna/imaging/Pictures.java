/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lucerna.core.api.data.RgbImage;

/** The pictures that make_pictures.py made. */
final class Pictures {

  private Pictures() {}

  static List<String> all() {
    try {
      URL folder = Pictures.class.getResource("pictures");
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        return files
            .map(f -> f.getFileName().toString())
            .filter(f -> !f.endsWith(".rgb"))
            .sorted()
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream("pictures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the picture must decode to. */
  static RgbImage expected(String name) {
    ByteBuffer in = ByteBuffer.wrap(bytes(name + ".rgb"));
    int width = in.getShort();
    int height = in.getShort();
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (in.get() & 0xFF) << 16 | (in.get() & 0xFF) << 8 | in.get() & 0xFF;
    }
    return RgbImage.wrap(width, height, rgb);
  }

  static RgbImage decode(byte[] bytes) throws UnreadableImageException {
    return ImageDecoder.decode(bytes, "a picture", DecodeLimits.DEFAULT);
  }

  /** Mean and largest difference of two pictures of one size, in grey levels. */
  record Difference(double mean, int max) {

    static Difference between(RgbImage a, RgbImage b) {
      long sum = 0;
      int max = 0;
      for (int y = 0; y < a.height(); y++) {
        for (int x = 0; x < a.width(); x++) {
          for (int shift = 0; shift <= 16; shift += 8) {
            int d = Math.abs((a.rgb(x, y) >> shift & 0xFF) - (b.rgb(x, y) >> shift & 0xFF));
            sum += d;
            max = Math.max(max, d);
          }
        }
      }
      return new Difference(sum / (3.0 * a.width() * a.height()), max);
    }
  }
}
