/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.InitialWeights.Scheme;

class InitialWeightsTest {

  /** Wide enough for statistics: 73,728 and 627,200 weights, fan-in 576 and 6,272. */
  private static final Network WIDE =
      new NetworkBuilder()
          .input(Preprocessing.IMAGENET.sized(7, 7))
          .add("a", new Op.Conv(64, Window.square(3, 1, 1), 1, true))
          .add("b", new Op.Conv(128, Window.square(3, 1, 1), 1, true))
          .add("bn", new Op.BatchNorm(1e-5, 0.1))
          .features()
          .extractor()
          .add("flatten", new Op.Flatten())
          .add("fc", new Op.Linear(100, true))
          .build("wide");

  private static double mean(Tensor t) {
    return t.sum() / t.length();
  }

  private static double variance(Tensor t) {
    double mean = mean(t);
    return IntStream.range(0, t.length())
        .mapToDouble(i -> (t.at(i) - mean) * (t.at(i) - mean))
        .average()
        .orElseThrow();
  }

  @Test
  void torchsDefaultIsUniformWithinOneOverTheRootOfFanIn() {
    InitialWeights weights = InitialWeights.of(WIDE, 42);
    for (String name : new String[] {"b.weight", "fc.weight"}) {
      double fanIn = name.startsWith("b") ? 576 : 6272;
      double bound = 1 / Math.sqrt(fanIn);
      Tensor t = weights.read(name);
      assertTrue(t.max() <= bound && t.min() >= -bound);
      assertTrue(t.max() > 0.999 * bound && t.min() < -0.999 * bound);
      assertEquals(0, mean(t), 4 * bound / Math.sqrt(3.0 * t.length()));
      assertEquals(1 / (3 * fanIn), variance(t), 0.02 / (3 * fanIn));
    }
  }

  @Test
  void aBiasHasTheBoundOfItsWeight() {
    Tensor bias = InitialWeights.of(WIDE, 42).read("b.bias");
    double bound = 1 / Math.sqrt(576);
    assertTrue(bias.max() <= bound && bias.max() > 0.9 * bound);
    assertTrue(bias.min() >= -bound && bias.min() < -0.9 * bound);
  }

  @Test
  void heIsNormalWithTwoOverFanIn() {
    InitialWeights weights = InitialWeights.of(WIDE, 42, Scheme.HE_NORMAL);
    Tensor t = weights.read("fc.weight");
    double deviation = Math.sqrt(2.0 / 6272);
    assertEquals(0, mean(t), 4 * deviation / Math.sqrt(t.length()));
    assertEquals(2.0 / 6272, variance(t), 0.02 * 2 / 6272);
    // 68.27 % of normal values lie within one standard deviation, 99.73 % within three
    assertEquals(0.6827, within(t, deviation), 0.005);
    assertEquals(0.9973, within(t, 3 * deviation), 0.001);
    assertEquals(0, weights.read("fc.bias").max());
    assertEquals(0, weights.read("fc.bias").min());
  }

  private static double within(Tensor t, double bound) {
    return IntStream.range(0, t.length()).filter(i -> Math.abs(t.at(i)) <= bound).count()
        / (double) t.length();
  }

  @Test
  void normalisationStartsAsIdentity() {
    for (Scheme scheme : Scheme.values()) {
      InitialWeights weights = InitialWeights.of(WIDE, 42, scheme);
      assertEquals(128, weights.read("bn.weight").sum());
      assertEquals(0, weights.read("bn.bias").sum());
      assertEquals(0, weights.read("bn.running_mean").sum());
      assertEquals(128, weights.read("bn.running_var").sum());
    }
  }

  @Test
  void branchesWithALayerScaleStartCloseToNothing() {
    Network net =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(7, 7))
            .add("b.norm", new Op.LayerNorm(0, 1e-6))
            .add("b.mul", new Op.LayerScale())
            .features()
            .extractor()
            .build("scaled");
    for (Scheme scheme : Scheme.values()) {
      InitialWeights weights = InitialWeights.of(net, 42, scheme);
      assertEquals(1e-6f, weights.read("b.layer_scale").max());
      assertEquals(1e-6f, weights.read("b.layer_scale").min());
      assertEquals(3, weights.read("b.norm.weight").sum());
      assertEquals(0, weights.read("b.norm.bias").sum());
    }
  }

  @Test
  void oneSeedGivesOneStart() {
    assertEquals(
        InitialWeights.of(WIDE, 1).read("a.weight"), InitialWeights.of(WIDE, 1).read("a.weight"));
    assertEquals(InitialWeights.of(WIDE, 1).sha256(), InitialWeights.of(WIDE, 1).sha256());
  }

  @Test
  void otherSeedsAndOtherNamesGiveUnrelatedValues() {
    Tensor one = InitialWeights.of(WIDE, 1).read("b.weight");
    Tensor two = InitialWeights.of(WIDE, 2).read("b.weight");
    assertNotEquals(one, two);
    assertEquals(0, correlation(one, two), 0.02);
    Tensor other = InitialWeights.of(WIDE, 1).read("fc.weight");
    assertEquals(0, correlation(one, other), 0.02);
    assertNotEquals(InitialWeights.of(WIDE, 1).sha256(), InitialWeights.of(WIDE, 2).sha256());
    assertNotEquals(
        InitialWeights.of(WIDE, 1).sha256(), InitialWeights.of(WIDE, 1, Scheme.HE_NORMAL).sha256());
  }

  /** Of the first values of each; means are zero. */
  private static double correlation(Tensor a, Tensor b) {
    int n = Math.min(a.length(), b.length());
    double sum = IntStream.range(0, n).mapToDouble(i -> (double) a.at(i) * b.at(i)).sum();
    return sum / (n * Math.sqrt(variance(a) * variance(b)));
  }
}
