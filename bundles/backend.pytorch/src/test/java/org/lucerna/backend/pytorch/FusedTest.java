/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** One pass by Java against torch's operations, to the last bit, in both orders of memory. */
class FusedTest {

  /** Large enough to be shared among threads, and no multiple of anything. */
  private static final int[] SHAPE = {1, 37, 83, 61};

  private static final double TINY = 1e-2;

  private record Bench(PytorchModel model, PtNDManager scope) implements AutoCloseable {

    /** A model that runs in an order. */
    static Bench of(Layout layout) throws IOException {
      int kernel = layout == Layout.CHANNELS_FIRST ? 3 : 1;
      Network network =
          Networks.graph(4)
              .add("conv", new Op.Conv(2, Window.square(kernel, 1, kernel / 2), 1, false))
              .features()
              .extractor()
              .add("flat", new Op.Flatten())
              .add("fc", new Op.Linear(2, false))
              .build("order");
      PytorchModel model = (PytorchModel) Networks.model(network, ProceduralWeights.of(network));
      assertEquals(layout, model.layout());
      return new Bench(model, model.newScope());
    }

    Fused fused() {
      return new Fused(model);
    }

    /** Values of both signs; every fifth is 0, and every third but little off another's. */
    PtNDArray values(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      SplittableRandom common = new SplittableRandom(0);
      float[] all = new float[SHAPE[1] * SHAPE[2] * SHAPE[3]];
      for (int i = 0; i < all.length; i++) {
        double own = random.nextDouble(-1, 1);
        double shared = common.nextDouble(-1, 1);
        all[i] = i % 5 == 0 ? 0 : (float) (i % 3 == 0 ? shared * (1 + 1e-3 * own) : own);
      }
      return Transfer.batch(scope, Tensor.of(all, SHAPE), model.layout());
    }

    PtNDArray scalar(double value) {
      return Transfer.scalar(scope, value);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  private static void same(PtNDArray expected, PtNDArray actual) {
    float[] found = Transfer.out(actual).toArray();
    assertArrayEquals(Transfer.out(expected).toArray(), found);
    double sum = 0;
    for (float value : found) {
      assertFalse(Float.isNaN(value));
      sum += Math.abs(value);
    }
    assertTrue(sum > 0);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void quotients(Layout layout) throws IOException {
    try (Bench bench = Bench.of(layout)) {
      PtNDArray a = bench.values(1);
      PtNDArray z = bench.values(2);
      same(Elementwise.divide(a, z), bench.fused().quotient(a, z, 0));
      same(
          Elementwise.divide(a, Elementwise.stabilised(z, 1e-3)),
          bench.fused().quotient(a, z, 1e-3));
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void chordsOfRelu(Layout layout) throws IOException {
    try (Bench bench = Bench.of(layout)) {
      PtNDArray a = bench.values(3);
      PtNDArray x = bench.values(4);
      PtNDArray y = bench.values(5);
      PtNDArray change = JniUtils.sub(x, y);
      PtNDArray sizes = JniUtils.add(JniUtils.abs(x), JniUtils.abs(y));
      PtNDArray alike = JniUtils.lte(JniUtils.abs(change), Elementwise.times(sizes, TINY));
      PtNDArray chord = JniUtils.div(JniUtils.sub(JniUtils.relu(x), JniUtils.relu(y)), change);
      PtNDArray above = JniUtils.gt(x, bench.scalar(0));
      PtNDArray slope = JniUtils.where(above, a, bench.scalar(0));
      same(
          JniUtils.where(alike, slope, JniUtils.mul(a, chord)),
          bench.fused().chordOfRelu(a, x, y, TINY));
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void sharesOfAChange(Layout layout) throws IOException {
    try (Bench bench = Bench.of(layout)) {
      PtNDArray a = bench.values(6);
      PtNDArray x = bench.values(7);
      PtNDArray y = bench.values(8);
      PtNDArray other = bench.values(9);
      PtNDArray change = JniUtils.sub(x, y);
      PtNDArray same = JniUtils.eq(change, bench.scalar(0));
      same(
          JniUtils.where(same, other, JniUtils.div(a, change)),
          bench.fused().perChange(a, x, y, other));
    }
  }
}
