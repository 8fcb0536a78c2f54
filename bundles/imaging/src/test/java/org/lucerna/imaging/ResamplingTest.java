/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.RgbImage;

class ResamplingTest {

  static Stream<String> cases() throws IOException {
    try (InputStream in = ResamplingTest.class.getResourceAsStream("resampling.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPixelIsPillows(String line) {
    String[] words = line.split(" ");
    int width = Integer.parseInt(words[2]);
    int height = Integer.parseInt(words[3]);
    int[] expected = new int[width * height];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Integer.parseInt(words[4].substring(6 * i, 6 * i + 6), 16);
    }
    RgbImage input = formula(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    assertArrayEquals(expected, Resampling.resize(input, width, height).toArray());
  }

  @Test
  void halvingARowWeighsThreeNeighboursAsWorkedByHand() {
    // centre 1 of 4 pixels, support 2: weights 3/4, 3/4, 1/4 over their sum 7/4
    RgbImage row = RgbImage.wrap(4, 1, new int[] {0, 70, 140, 210});
    assertArrayEquals(new int[] {50, 160}, Resampling.resize(row, 2, 1).toArray());
  }

  @Test
  void whiteStaysWhiteAtAnySize() {
    RgbImage white = filled(7, 5, 0xFFFFFF);
    for (int size = 1; size < 40; size++) {
      assertEquals(filled(size, 41 - size, 0xFFFFFF), Resampling.resize(white, size, 41 - size));
    }
  }

  @Test
  void itsOwnSizeIsNotTouched() {
    RgbImage image = formula(9, 4);
    assertSame(image, Resampling.resize(image, 9, 4));
  }

  @Test
  void noPictureHasNoPixels() {
    assertThrows(IllegalArgumentException.class, () -> Resampling.resize(formula(9, 4), 0, 4));
  }

  static RgbImage filled(int width, int height, int rgb) {
    int[] pixels = new int[width * height];
    java.util.Arrays.fill(pixels, rgb);
    return RgbImage.wrap(width, height, pixels);
  }

  /** The input of make_resampling.py. */
  static RgbImage formula(int width, int height) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int value = (x * x * (7 + 4 * c) + y * (31 - 9 * c) + x * y * (3 + c)) % 256;
          rgb[y * width + x] = rgb[y * width + x] << 8 | value;
        }
      }
    }
    return RgbImage.wrap(width, height, rgb);
  }
}
