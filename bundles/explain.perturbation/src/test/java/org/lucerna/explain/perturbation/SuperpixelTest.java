/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Preprocessing;

class SuperpixelTest {

  private static final Preprocessing NORMALISED = Preprocessing.IMAGENET.sized(0, 8);

  @Test
  void aPictureOfOneColourIsCutIntoRectangles() {
    Superpixels pieces = Slic.cut(Small.plain(8, 0.5f), NORMALISED, 4);
    assertEquals(4, pieces.count());
    for (int i = 0; i < 64; i++) {
      assertEquals(i / 32 * 2 + i % 8 / 4, pieces.labels()[i], "pixel " + i);
    }
  }

  @Test
  void piecesFollowTheEdgeBetweenTwoColours() {
    float[] values = new float[3 * 256];
    Arrays.fill(values, -1);
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 16 < 5 ? 1.5f : -1.5f;
    }
    Superpixels pieces = Slic.cut(Tensor.wrap(values, 3, 16, 16), NORMALISED, 4);
    boolean[] left = new boolean[pieces.count()];
    boolean[] right = new boolean[pieces.count()];
    for (int i = 0; i < 256; i++) {
      (i % 16 < 5 ? left : right)[pieces.labels()[i]] = true;
    }
    for (int k = 0; k < pieces.count(); k++) {
      assertTrue(left[k] != right[k], "piece " + k + " lies on one side");
    }
  }

  @Test
  void allPixelsBelongToConnectedPiecesOfSomeSize() {
    Superpixels pieces = Slic.cut(Small.picture(32), NORMALISED, 16);
    assertTrue(pieces.count() >= 8 && pieces.count() <= 64, pieces.count() + " pieces");
    int[] sizes = new int[pieces.count()];
    Arrays.stream(pieces.labels()).forEach(k -> sizes[k]++);
    // The first pixel's piece has no neighbour before it that it could join.
    for (int k = 1; k < sizes.length; k++) {
      assertTrue(sizes[k] >= 16, "piece " + k + " of " + sizes[k] + " pixels");
    }
  }

  @Test
  void whiteAndRedHaveThePublishedLabValues() {
    // White: 100, 0, 0. sRGB red: 53.24, 80.09, 67.20.
    Preprocessing plain = new Preprocessing(0, 1, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    double[] lab = LabColors.of(Tensor.of(new float[] {1, 1, 1, 0, 1, 0}, 3, 1, 2), plain);
    assertArrayEquals(new double[] {100, 53.24, 0, 80.09, 0, 67.20}, lab, 0.02);
  }

  @Test
  void hiddenPiecesMayStandInTheirMeanColour() {
    Superpixels pieces = new Superpixels(new int[] {0, 0, 1, 1}, 2, 2, 2);
    Tensor means = pieces.means(Tensor.of(new float[] {1, 3, 5, 9}, 1, 2, 2));
    assertArrayEquals(new float[] {2, 2, 7, 7}, means.toArray());
  }
}
