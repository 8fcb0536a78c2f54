/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.explain.gradcam.KpcaCamParams.Kernel;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;

/** Methods that look at the layer alone, against decompositions of another library. */
class LayerPatternsTest {

  private static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f}, 1, 3);

  private static FeatureMaps maps(float[] values, int... shape) {
    return new FeatureMaps(Tensor.of(values, shape));
  }

  private static FeatureMaps random(int channels, int side, long seed) {
    Random random = new Random(seed);
    float[] values = new float[channels * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(0, random.nextGaussian());
    }
    return maps(values, channels, side, side);
  }

  /** {@code [cells, C]}. */
  private static RealMatrix matrix(FeatureMaps maps) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(maps.plane(), maps.channels());
    for (int i = 0; i < maps.values().length(); i++) {
      matrix.setEntry(i % maps.plane(), i / maps.plane(), maps.values().at(i));
    }
    return matrix;
  }

  private static Asked asked(FeatureMaps maps) {
    Tensor picture = Tensor.stack(List.of(maps.values()));
    return new Asked(new PooledProbe(picture, WEIGHT), Target.ofClass(0), PooledProbe.MAPS);
  }

  private static void assertSameUpToSign(double[] expected, double[] actual) {
    double sign = Math.signum(Lanczos.dot(expected, actual));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], sign * actual[i], 1e-5, "cell " + i);
    }
  }

  /** Both shapes: more channels than cells and the reverse. */
  @ParameterizedTest
  @CsvSource({"40, 5", "7, 9", "1, 4", "64, 2"})
  void theProjectionIsThatOfASingularValueDecomposition(int channels, int side) {
    FeatureMaps maps = random(channels, side, 3);
    RealMatrix matrix = matrix(maps);
    double[] first = new SingularValueDecomposition(matrix).getV().getColumn(0);
    assertSameUpToSign(matrix.operate(first), SingularVectors.projection(maps.rows()));
  }

  @Test
  void severalSingularValuesAreFoundAndNoneOfRounding() {
    FeatureMaps maps = random(20, 6, 5);
    double[] expected = new SingularValueDecomposition(matrix(maps)).getSingularValues();
    var found = new SingularVectors(maps).leading(4);
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i], found.get(i).value(), 1e-6 * expected[0]);
    }
    float[] equal = new float[5 * 9];
    Arrays.fill(equal, 2);
    assertEquals(1, new SingularVectors(maps(equal, 5, 3, 3)).leading(4).size());
  }

  @Test
  void eigenCamIsTurnedSoThatItsExtremeIsPositive() {
    Tensor map = asked(random(3, 6, 7)).of(new EigenCam());
    assertTrue(map.max() >= -map.min());
    assertArrayEquals(new double[] {3, -1}, SingularVectors.oriented(new double[] {-3, 1}));
    assertArrayEquals(new double[] {3, -1}, SingularVectors.oriented(new double[] {3, -1}));
  }

  @Test
  void aLayerOfZerosHasAMapOfZeros() {
    Tensor map = asked(maps(new float[75], 3, 5, 5)).of(new EigenCam());
    assertEquals(0, map.max());
    assertEquals(0, map.min());
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void kpcaCamIsTheFirstComponentOfTheCentredKernel(Kernel kernel) {
    FeatureMaps maps = random(3, 4, 11);
    RealMatrix x = matrix(maps);
    int n = maps.plane();
    RealMatrix centring = MatrixUtils.createRealIdentityMatrix(n).scalarAdd(-1.0 / n);
    RealMatrix products = centring.multiply(x).multiply(x.transpose()).multiply(centring);
    RealMatrix k = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double p = products.getEntry(i, j);
        double apart = products.getEntry(i, i) + products.getEntry(j, j) - 2 * p;
        k.setEntry(i, j, kernel == Kernel.RBF ? Math.exp(-apart / 3) : Math.tanh(p / 3 + 1));
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(centring.multiply(k).multiply(centring));
    double[] values = eigen.getEigenvalues();
    int best = 0;
    for (int i = 1; i < n; i++) {
      best = values[i] > values[best] ? i : best;
    }
    double[] expected = eigen.getEigenvector(best).mapMultiply(Math.sqrt(values[best])).toArray();
    Tensor map = asked(maps).of(new KpcaCam(), new KpcaCamParams(kernel, 1.0 / 3));
    double[] actual = new double[n];
    for (int i = 0; i < n; i++) {
      actual[i] = map.at(i);
    }
    assertSameUpToSign(expected, actual);
  }

  @Test
  void theUsualKernelWidthIsOneOverTheChannelsOrTheMeanSquaredDistance() {
    FeatureMaps maps = random(3, 4, 13);
    double apart = 0;
    for (int i = 0; i < 16 * 16; i++) {
      for (int k = 0; k < 3; k++) {
        double d = maps.at(k, i / 16) - maps.at(k, i % 16);
        apart += d * d / (16 * 16);
      }
    }
    assertSameMap(maps, Kernel.RBF, 1 / apart);
    assertSameMap(maps, Kernel.SIGMOID, 1.0 / 3);
  }

  private static void assertSameMap(FeatureMaps maps, Kernel kernel, double gamma) {
    Tensor usual = asked(maps).of(new KpcaCam(), new KpcaCamParams(kernel, 0));
    Tensor given = asked(maps).of(new KpcaCam(), new KpcaCamParams(kernel, gamma));
    assertTrue(Canonical.relative(given, usual) < 1e-4);
  }

  @Test
  void kpcaCamRefusesLayersOfTooManyCells() {
    Asked asked = asked(maps(new float[3 * 65 * 65], 3, 65, 65));
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () -> asked.of(new KpcaCam(), new KpcaCamParams(Kernel.SIGMOID, 0)));
    assertTrue(refusal.getMessage().contains("maps of pooled has 4225"), refusal.getMessage());
  }

  @Test
  void femCountsTheMeansOfChannelsWhereTheyStandOut() {
    // Channel 0: one 9 among fifteen 1s, mean 1.5, deviation 1.94: only the 9 is above 5.37.
    float[] values = new float[3 * 16];
    Arrays.fill(values, 0, 16, 1);
    values[5] = 9;
    Tensor map = asked(maps(values, 3, 4, 4)).of(new Fem(), new FemParams(2));
    for (int i = 0; i < 16; i++) {
      assertEquals(i == 5 ? 1.5f : 0, map.at(i), 1e-6f);
    }
  }

  @Test
  void smoeIsZeroWhereChannelsAgreeAndGrowsAsTheyDiffer() {
    // Cell 0: 2, 2, 2. Cell 1: 4, 1, 1: m = 2, mean log2 = 2/3, 2 * (1 - 2/3). Cells 2, 3: nothing.
    float[] values = {2, 4, 0, 0, 2, 1, 0, 0, 2, 1, 0, 0};
    Tensor map = asked(maps(values, 3, 2, 2)).of(new Smoe());
    assertArrayEquals(new float[] {0, 2f / 3, 0, 0}, map.toArray(), 1e-5f);
  }
}
