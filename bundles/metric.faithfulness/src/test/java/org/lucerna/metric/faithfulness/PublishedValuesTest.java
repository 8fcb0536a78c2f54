/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.metric.faithfulness.DeletionInsertionParams.Points;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.measure.Readings;

/**
 * Against values worked out from the published definitions by {@code make_faithfulness.py} (NumPy
 * and SciPy; beside its output among the test resources), which shares no code with this.
 */
class PublishedValuesTest {

  private static Published published;
  private static TestMap signed;
  private static TestMap positive;

  @BeforeAll
  static void read() throws IOException {
    published = Published.read();
    signed = published.map(Heatmap.Sign.SIGNED);
    positive = published.map(Heatmap.Sign.POSITIVE);
  }

  private static void assertCurve(String name, double[] curve) {
    assertArrayEquals(published.numbers(name), curve, 1e-5, name);
  }

  @Test
  void deletionAndInsertionAreThoseOfRise() throws IOException {
    // 12 steps of 14 pixels: a row of pixels each, as the published step is
    Readings found =
        Gauges.measure(
            new DeletionInsertion(),
            new DeletionInsertionParams(published.height(), Points.EVEN),
            signed);
    assertCurve("deletion", found.curves().get("deletion").y());
    assertCurve("insertion", found.curves().get("insertion").y());
    assertEquals(published.number("deletion_auc"), found.values().get("deletion-auc"), 1e-5);
    assertEquals(published.number("insertion_auc"), found.values().get("insertion-auc"), 1e-5);
  }

  @Test
  void theBlurIsThatOfRisesKernel() {
    double[] row = published.numbers("kernel");
    double[] weights = Blur.RISE.weights();
    for (int i = 0; i < row.length; i++) {
      assertEquals(row[i], weights[5] * weights[i], 1e-9);
    }
    double[] blurred = Correlation.doubles(Blur.RISE.of(published.picture()));
    double[] expected = published.numbers("blurred");
    assertArrayEquals(expected, Arrays.copyOf(blurred, expected.length), 1e-6);
  }

  @Test
  void imputedPixelsAreTheSolutionOfTheSystem() {
    int plane = published.height() * published.width();
    boolean[] removed = new boolean[plane];
    for (double pixel : published.numbers("removed")) {
      removed[(int) pixel] = true;
    }
    float[] picture = published.picture().toArray();
    for (int c = 0; c < 3; c++) {
      new Imputation(published.height(), published.width(), removed, 1e-6f)
          .fill(picture, c * plane);
    }
    assertArrayEquals(
        published.numbers("imputed"),
        IntStream.range(0, picture.length).mapToDouble(i -> picture[i]).toArray(),
        1e-5);
  }

  /** Imputed to a grey level rather than exactly. */
  @Test
  void roadIsThatOfItsAuthorsWithoutNoise() throws IOException {
    List<Integer> percentiles =
        Arrays.stream(published.numbers("percentiles")).mapToObj(p -> (int) p).toList();
    Readings found = Gauges.measure(new Road(), new RoadParams(percentiles, 0), signed);
    assertArrayEquals(
        published.numbers("morf"), found.curves().get("road-morf").y(), 1e-3, "most first");
    assertArrayEquals(
        published.numbers("lerf"), found.curves().get("road-lerf").y(), 1e-3, "least first");
    assertEquals(published.number("road_combined"), found.values().get("road-combined"), 1e-3);
  }

  @Test
  void dropGainAndIncreaseAreOfThePictureTimesTheMap() throws IOException {
    Readings found = Gauges.measure(new AverageDrop(), new NoParams(), positive);
    assertEquals(published.number("drop"), found.values().get("drop"), 1e-5);
    assertEquals(published.number("gain"), found.values().get("gain"), 1e-5);
    assertEquals(published.number("increase"), found.values().get("increase"));
    assertEquals(published.number("complexity"), found.values().get("shown"), 1e-6);
  }

  @Test
  void adccIsTheHarmonicMeanOfItsParts() throws IOException {
    Readings found = Gauges.measure(new Adcc(), new NoParams(), positive);
    assertEquals(published.number("coherency"), found.values().get("coherency"), 1e-5);
    assertEquals(published.number("complexity"), found.values().get("map-complexity"), 1e-6);
    assertEquals(published.number("adcc"), found.values().get("adcc"), 1e-5);
  }

  @Test
  void sparsenessAndComplexityAreOfTheMagnitudes() throws IOException {
    assertEquals(
        published.number("gini"),
        Gauges.measure(new Sparseness(), new NoParams(), signed).values().get("gini"),
        1e-6);
    assertEquals(
        published.number("entropy"),
        Gauges.measure(new Complexity(), new NoParams(), signed).values().get("entropy"),
        1e-5);
  }

  @Test
  void flippedPixelsBecomeBlackAsTheNetworkGetsIt() throws IOException {
    Readings found =
        Gauges.measure(
            new PixelFlipping(),
            new PixelFlippingParams(published.height(), Background.BLACK),
            signed);
    assertCurve("flipping", found.curves().get("pixel-flipping").y());
    assertEquals(published.number("flipping_auc"), found.values().get("flipping-auc"), 1e-5);
  }

  @Test
  void infidelityIsOfTheMapsBestMultiple() {
    double[] given = published.numbers("given");
    double[] lost = published.numbers("lost");
    assertEquals(
        published.number("infidelity"),
        Infidelity.error(given, lost, Infidelity.scale(given, lost)),
        1e-12);
  }

  @Test
  void energyAndAveragePrecisionAreOfTheMask() throws IOException {
    BitSet bits = new BitSet();
    for (int y = 4; y < 9; y++) {
      bits.set(y * published.width() + 5, y * published.width() + 10);
    }
    Mask mask = Mask.of(published.width(), published.height(), bits);
    PictureTruth truth = new PictureTruth(List.of(), Map.of("it", mask), Set.of("it"), false);
    Readings found =
        Gauges.measure(new MaskAgreement(), new MaskAgreementParams(0), positive.with(truth));
    assertEquals(published.number("energy"), found.values().get("foreground-energy"), 1e-5);
    Tensor coarse = published.plane("coarse"); // many equal values
    assertEquals(published.number("average_precision"), AveragePrecision.of(coarse, bits), 1e-6);
  }
}
