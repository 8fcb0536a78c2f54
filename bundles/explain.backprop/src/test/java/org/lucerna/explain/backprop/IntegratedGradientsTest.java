/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;

class IntegratedGradientsTest {

  private static IntegratedGradientsParams params(int steps, PathRule rule, String baseline) {
    return new IntegratedGradientsParams(steps, rule, baseline, 4);
  }

  private static double sum(PooledProbe probe, Target target, IntegratedGradientsParams params) {
    return new Asked(probe, target).of(new IntegratedGradients(), params).values().sum();
  }

  @Test
  void fromZeroAnyOtherPointGivesInputTimesGradientOfAHomogeneousNetwork() {
    // without biases the derivative is the same all along the way from 0
    Asked asked = new Asked(Pooled.random(4), Target.ofClass(0));
    Heatmap map = asked.of(new IntegratedGradients(), params(3, PathRule.MIDPOINT, "0"));
    Tensor expected = asked.of(new InputXGradient()).values();
    assertArrayEquals(expected.toArray(), Colors.sum(map.values()).toArray(), 1e-6f);
    assertTrue(map.facts().get("completeness").contains("residual"), map.facts().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.7", "black", "white", "mean", "blur"})
  void theSumNearsTheDifferenceFromAnyBaseline(String baseline) {
    PooledProbe probe = Pooled.random(6);
    Tensor picture = probe.input(0);
    Tensor reference = Baseline.of(baseline).of(picture, probe.network().input().preprocessing());
    PooledProbe there = new PooledProbe(Tensor.stack(List.of(reference)), Pooled.WEIGHT);
    double difference = probe.logits(0)[1] - there.logits(0)[1];
    double sum = sum(probe, Target.ofClass(1), params(400, PathRule.MIDPOINT, baseline));
    assertEquals(difference, sum, 5e-3);
  }

  @ParameterizedTest
  @EnumSource(PathRule.class)
  void everyRuleIntegratesASmoothScore(PathRule rule) {
    // positive all the way, so that no ReLU switches: a sigmoid of a linear function is left
    float[] values = Pooled.noise(5, 3).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + Math.abs(values[i]);
    }
    PooledProbe probe = new PooledProbe(Tensor.wrap(values, 1, 3, 5, 5), Pooled.WEIGHT);
    Target odds = new ProbabilityTarget(Target.ofClass(0), ProbabilityTarget.Scale.PROBABILITY);
    Tensor reference = new Baseline.Constant(0.1f).of(probe.input(0), null);
    PooledProbe there = new PooledProbe(Tensor.stack(List.of(reference)), Pooled.WEIGHT);
    double difference = probe.score(0, odds) - there.score(0, odds);
    // the left rule's error is half a step times the change of the slope; the others' are squares
    double tolerance = rule == PathRule.LEFT ? 5e-3 : 1e-4;
    assertEquals(difference, sum(probe, odds, params(100, rule, "0.1")), tolerance);
  }

  @Test
  void gaussLegendreIsExactToItsDegree() {
    for (int n : new int[] {1, 2, 5, 32}) {
      PathRule.Node[] nodes = PathRule.GAUSS.nodes(n);
      for (int degree = 0; degree < 2 * n; degree++) {
        int power = degree;
        double integral =
            Arrays.stream(nodes).mapToDouble(p -> p.weight() * Math.pow(p.at(), power)).sum();
        assertEquals(1.0 / (degree + 1), integral, 1e-13, n + " points, degree " + degree);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PathRule.class)
  void sharesAddToOne(PathRule rule) {
    double sum = Arrays.stream(rule.nodes(7)).mapToDouble(PathRule.Node::weight).sum();
    assertEquals(1, sum, 1e-14);
  }

  @Test
  void theBatchChangesNothing() {
    Asked asked = new Asked(Pooled.random(4), Target.ofClass(1));
    Heatmap one =
        asked.of(
            new IntegratedGradients(), new IntegratedGradientsParams(7, PathRule.LEFT, "0.2", 1));
    Heatmap all =
        asked.of(
            new IntegratedGradients(), new IntegratedGradientsParams(7, PathRule.LEFT, "0.2", 7));
    assertEquals(one, all);
  }

  @Test
  void aRankedTargetMeansTheClassOfThePictureAllTheWay() {
    PooledProbe probe = Pooled.random(4);
    int predicted = Target.predicted().classIndex(probe.logits(0));
    IntegratedGradientsParams params = params(9, PathRule.MIDPOINT, "-2");
    assertEquals(
        new Asked(probe, Target.ofClass(predicted)).of(new IntegratedGradients(), params).values(),
        new Asked(probe, Target.predicted()).of(new IntegratedGradients(), params).values());
  }

  @Test
  void whatIsNoBaselineIsRefusedInWords() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> params(5, PathRule.MIDPOINT, "blurr"));
    assertTrue(refusal.getMessage().contains("'blurr'"), refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> params(5, PathRule.MIDPOINT, "NaN"));
    assertThrows(IllegalArgumentException.class, () -> params(1, PathRule.TRAPEZOID, "0"));
  }

  @Test
  void blackAndWhiteAreThoseOfThePicture() {
    PooledProbe probe = Pooled.random(2);
    Tensor black = Baseline.of("black").of(probe.input(0), probe.network().input().preprocessing());
    assertEquals(-0.485f / 0.229f, black.at(0), 1e-6);
    Tensor white = Baseline.of("white").of(probe.input(0), probe.network().input().preprocessing());
    assertEquals((1 - 0.406f) / 0.225f, white.at(11), 1e-6);
  }

  @Test
  void aBlurKeepsAConstantAndSpreadsAPoint() {
    float[] point = new float[3 * 31 * 31];
    point[15 * 31 + 15] = 1;
    Tensor blurred = GaussianBlur.of(Tensor.wrap(point, 3, 31, 31), 2);
    assertEquals(1, blurred.sum(), 1e-5);
    // two pixels beside the centre a Gaussian of sigma 2 has fallen by exp(-1/2)
    assertEquals(Math.exp(-0.5), blurred.at(15 * 31 + 17) / blurred.at(15 * 31 + 15), 1e-5);
    Tensor constant = new Baseline.Constant(0.3f).of(blurred, null);
    assertEquals(0.3, GaussianBlur.of(constant, 5).min(), 1e-6);
  }
}
