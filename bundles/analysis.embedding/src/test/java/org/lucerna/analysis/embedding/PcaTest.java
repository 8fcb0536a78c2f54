/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class PcaTest {

  @Test
  void morePicturesThanFeaturesAgreeWithTheSingularValuesOfHipparchus() {
    compare(Sets.falling(70, 12, 1), 5, 1e-6);
  }

  @Test
  void fewerPicturesThanFeaturesAgreeWithTheSingularValuesOfHipparchus() {
    compare(Sets.falling(15, 60, 2), 5, 1e-6);
  }

  @Test
  void manyFeaturesAreDecomposedByTheKrylovSpaceAndAgreeToo() {
    Features features = Sets.falling(640, 540, 3);
    assertTrue(Math.min(features.n(), features.d()) > Eigenpairs.DIRECT);
    compare(features, 8, 1e-6);
  }

  @Test
  void anEigenvalueThatOccursTwiceIsFoundTwice() {
    int d = Eigenpairs.DIRECT + 8;
    float[] values = new float[4 * d * d];
    for (int c = 0; c < d; c++) {
      float size = c < 2 ? 9 : c < 4 ? 7 : 1 + (float) c / d;
      values[2 * c * d + c] = size;
      values[(2 * c + 1) * d + c] = -size;
    }
    Pca pca = Pca.of(new Features(4 * d, d, values), 5, Threads.two());
    double unit = 2.0 / (4 * d - 1);
    assertEquals(81 * unit, pca.variances()[0], 1e-9);
    assertEquals(81 * unit, pca.variances()[1], 1e-9);
    assertEquals(49 * unit, pca.variances()[2], 1e-9);
    assertEquals(49 * unit, pca.variances()[3], 1e-9);
  }

  @Test
  void sharesOfAllAxesAddUpToOne() {
    Pca pca = Pca.of(Sets.falling(40, 6, 4), 6, Threads.one());
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      sum += pca.share(k);
    }
    assertEquals(1, sum, 1e-12);
  }

  @Test
  void theNumberOfThreadsDoesNotChangeABit() {
    Features features = Sets.falling(600, 530, 5);
    assertArrayEquals(
        Pca.of(features, 6, Threads.one()).scores(), Pca.of(features, 6, Threads.two()).scores());
  }

  @Test
  void picturesThatAreAllTheSameLieAtTheOrigin() {
    Pca pca = Pca.of(new Features(4, 3, new float[12]), 2, Threads.one());
    assertArrayEquals(new double[8], pca.scores());
    assertEquals(0, pca.share(0));
  }

  private static void compare(Features features, int axes, double tolerance) {
    double[][] centred = new double[features.n()][features.d()];
    for (int c = 0; c < features.d(); c++) {
      double mean = 0;
      for (int i = 0; i < features.n(); i++) {
        mean += (double) features.at(i, c) / features.n();
      }
      for (int i = 0; i < features.n(); i++) {
        centred[i][c] = features.at(i, c) - mean;
      }
    }
    var svd = new SingularValueDecomposition(MatrixUtils.createRealMatrix(centred));
    Pca pca = Pca.of(features, axes, Threads.two());
    double total = 0;
    for (double s : svd.getSingularValues()) {
      total += s * s;
    }
    for (int k = 0; k < axes; k++) {
      double s = svd.getSingularValues()[k];
      assertEquals(s * s / total, pca.share(k), 1e-9);
      double sign = Math.signum(svd.getU().getEntry(0, k) * pca.at(0, k));
      for (int i = 0; i < features.n(); i++) {
        assertEquals(sign * s * svd.getU().getEntry(i, k), pca.at(i, k), tolerance);
      }
    }
  }
}
