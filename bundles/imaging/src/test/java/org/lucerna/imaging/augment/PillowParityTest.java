/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.RgbImage;

/** Against {@code augment.txt}, which make_augment.py beside it wrote with Pillow. */
class PillowParityTest {

  private static final int FILL = 124 << 16 | 116 << 8 | 104;

  static Stream<String> cases() throws IOException {
    try (InputStream in = PillowParityTest.class.getResourceAsStream("augment.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPixelIsPillows(String line) {
    String[] words = line.split(" ");
    RgbImage input = formula(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    RgbImage changed = change(words[0], Double.parseDouble(words[1]), input);
    StringBuilder hex = new StringBuilder();
    for (int rgb : changed.toArray()) {
      hex.append("%06x".formatted(rgb & 0xFFFFFF));
    }
    assertEquals(words[4], hex.toString());
  }

  private static RgbImage change(String operation, double factor, RgbImage input) {
    return switch (operation) {
      case "brightness" -> Colors.brightness(input, factor);
      case "contrast" -> Colors.contrast(input, factor);
      case "saturation" -> Colors.saturation(input, factor);
      case "hue" -> Colors.hue(input, factor);
      case "rotation" -> RandomRotation.rotated(input, factor, FILL);
      default -> throw new AssertionError(operation);
    };
  }

  /** The input of make_augment.py. */
  private static RgbImage formula(int width, int height) {
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      for (int c = 0; c < 3; c++) {
        rgb[i] = rgb[i] << 8 | (x * x * (7 + 4 * c) + y * (31 - 9 * c) + x * y * (3 + c)) % 256;
      }
    }
    return RgbImage.wrap(width, height, rgb);
  }
}
