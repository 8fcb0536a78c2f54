/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** A map that moves with the picture, one that never moves, and one of noise. */
class StabilityMetricTest {

  private static final int SIDE = 24;
  private static Bench bench;
  private static Gauge gauge;

  @BeforeAll
  static void open() throws IOException {
    Network network =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, SIDE))
            .add("flat", new Op.Flatten())
            .features()
            .extractor()
            .add("fc", new Op.Linear(2, true))
            .build("linear");
    bench = Bench.of(network, ProceduralWeights.of(network), 1);
    gauge =
        new StabilityMetric()
            .gauge(bench.inspection(), new StabilityParams(4, 0.02, 4), Progress.none());
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static Tensor input() {
    Random random = new Random(3);
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  private static Readings measure(Function<Tensor, Heatmap> how) throws IOException {
    return gauge.measure(TestMap.of(input(), 0, x -> new float[] {1, 0}, how), Progress.none());
  }

  @Test
  void aMapThatMovesWithThePictureIsStableUnderShifts() throws IOException {
    Readings moving = measure(x -> Heatmap.signed(x.slice(0)));
    assertEquals(1, moving.value("shift-stability").orElseThrow(), 1e-12);
    double noise = moving.value("noise-stability").orElseThrow();
    // Uniform values (deviation .289) with noise of .02 / .229: Pearson's would be .957.
    assertEquals(0.957, noise, 0.02);
  }

  @Test
  void aMapThatStaysWhereItWasDoesNotMoveWithThePicture() throws IOException {
    Tensor still = input().slice(1);
    Readings readings = measure(x -> Heatmap.signed(still));
    // Of independent pixels what lies four pixels off says nothing.
    assertEquals(0, readings.value("shift-stability").orElseThrow(), 0.15);
    assertEquals(1, readings.value("noise-stability").orElseThrow(), 1e-12);
  }

  @Test
  void aMapThatCollapsesWhenThePictureMovesIsUndefinedWithASentence() throws IOException {
    Tensor input = input();
    Readings readings =
        measure(x -> Heatmap.signed(x.equals(input) ? x.slice(0) : x.slice(0).times(0)));
    assertTrue(readings.values().isEmpty());
    assertEquals(2, readings.undefined().size());
  }
}
