/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

class BaselineTest {

  @Test
  void theCentreIsHighestInTheMiddleAndFallsBySigma() {
    Tensor centre = Baseline.centre(64, 64);
    assertEquals(32 * 64 + 32, centre.argMax());
    assertEquals(Math.exp(-0.5), centre.at(32 * 64 + 48), 1e-6);
  }

  @Test
  void theSeedDecidesWhatIsRandom() {
    int[] cells = {4, 4};
    assertEquals(Baseline.random(cells, 3, 16, 16), Baseline.random(cells, 3, 16, 16));
    assertNotEquals(Baseline.random(cells, 3, 16, 16), Baseline.random(cells, 4, 16, 16));
  }

  /** A step of 100 grey levels: Sobel's kernel sums to 4 times it on both columns beside it. */
  @Test
  void edgesLieWhereBrightnessChanges() {
    int[] rgb = new int[36];
    for (int i = 0; i < 36; i++) {
      rgb[i] = i % 6 < 3 ? 0 : 0x646464;
    }
    float[] edges = Baseline.edges(RgbImage.wrap(6, 6, rgb)).toArray();
    float[] row = Arrays.copyOfRange(edges, 12, 18);
    assertEquals(0, row[1], 1e-3);
    assertEquals(400, row[2], 1e-2);
    assertEquals(400, row[3], 1e-2);
    assertEquals(0, row[4], 1e-3);
  }
}
