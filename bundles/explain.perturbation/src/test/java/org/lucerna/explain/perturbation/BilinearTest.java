/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilinearTest {

  @ParameterizedTest
  @CsvSource({
    "7,7,224,224",
    "13,13,224,224",
    "3,5,32,17",
    "1,4,9,9",
    "8,8,8,8",
    "9,9,4,5",
    "2,2,3,3"
  })
  void theRangeIsThatOfEveryPixelOfTheStretchedMap(int h, int w, int height, int width) {
    Random random = new Random(5);
    Bilinear size = new Bilinear(h, w, height, width);
    for (int repeat = 0; repeat < 20; repeat++) {
      float[] map = new float[2 + h * w];
      for (int i = 0; i < map.length; i++) {
        map[i] = (float) random.nextGaussian();
      }
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      for (float v : size.stretched(map, 2)) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
      assertEquals(new Bilinear.Range(min, max), size.range(map, 2));
    }
  }

  @Test
  void stretchingTwoCellsToFourIsTorchs() {
    // F.interpolate(torch.tensor([[[0., 1.]]]), size=4, mode='linear', align_corners=False)
    float[] out = new Bilinear(1, 2, 1, 4).stretched(new float[] {0, 1}, 0);
    assertEquals(0, out[0]);
    assertEquals(0.25f, out[1]);
    assertEquals(0.75f, out[2]);
    assertEquals(1, out[3]);
  }

  @Test
  void aConstantPlaneIsFlat() {
    assertTrue(new Bilinear(2, 2, 7, 7).range(new float[] {3, 3, 3, 3}, 0).isFlat());
  }
}
