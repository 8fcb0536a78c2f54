/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpectralClustersTest {

  /** Rings inside one another, which no straight line parts, and a knot beside them. */
  private static double[][] rings(int[] truth) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] points = new double[truth.length][];
    for (int i = 0; i < truth.length; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = truth[i] == 0 ? 4 : truth[i] == 1 ? 1 : 0.3;
      double shift = truth[i] == 2 ? 9 : 0;
      points[i] = new double[] {radius * Math.cos(angle) + shift, radius * Math.sin(angle)};
    }
    return points;
  }

  @Test
  void ringsThatNoLinePartsAreFoundAndCounted() {
    int[] truth = new int[150];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = i % 15 < 8 ? 0 : i % 15 < 12 ? 1 : 2;
    }
    SpectralClusters found = SpectralClusters.of(rings(truth), 6);
    assertEquals(3, found.count());
    assertArrayEquals(truth, found.of());
    assertEquals(0, found.eigenvalues()[2], 1e-9);
  }

  /** The path of three: eigenvalues of its normalised Laplacian are 0, 1, 2. */
  @Test
  void eigenvaluesAreThoseOfTheNormalisedLaplacian() {
    double[][] line = {{0}, {1}, {2.1}, {3.3}};
    double[] values = SpectralClusters.of(line, 1).eigenvalues();
    // Joined are 0-1, 1-2, 2-3: the path of four, 1 - cos(pi k / 3).
    for (int k = 0; k < 4; k++) {
      assertEquals(1 - Math.cos(Math.PI * k / 3), values[k], 1e-9);
    }
  }

  @Test
  void oneCloudIsOneCluster() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] cloud = new double[80][];
    for (int i = 0; i < cloud.length; i++) {
      cloud[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }
    assertEquals(1, SpectralClusters.of(cloud, 10).count());
  }
}
