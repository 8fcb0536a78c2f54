/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;

class NoisyGradientsTest {

  private final Asked asked = new Asked(Pooled.random(4), Target.ofClass(0));

  @Test
  void withoutNoiseSmoothGradIsSaliency() {
    NoiseParams still = new NoiseParams(5, 0, 2);
    Tensor saliency = asked.of(new Saliency()).values();
    assertArrayEquals(
        saliency.toArray(), asked.of(new SmoothGrad(), still).values().toArray(), 1e-7f);
    assertArrayEquals(
        Colors.product(saliency, saliency).toArray(),
        asked.of(new SmoothGradSquared(), still).values().toArray(),
        1e-7f);
    assertEquals(0, asked.of(new VarGrad(), still).values().max());
  }

  @Test
  void theSeedAloneDecidesTheNoise() {
    NoiseParams params = new NoiseParams(6, 0.2, 4);
    Tensor first = asked.seeded(5).of(new SmoothGrad(), params).values();
    assertEquals(first, asked.seeded(5).of(new SmoothGrad(), params).values());
    assertEquals(first, asked.seeded(5).of(new SmoothGrad(), new NoiseParams(6, 0.2, 1)).values());
    assertNotEquals(first, asked.seeded(6).of(new SmoothGrad(), params).values());
  }

  @Test
  void aSquareOnAverageIsTheMeansSquareAndTheVariance() {
    // of one colour only, so that the largest of the colours is the same in all three
    Tensor weight = Tensor.of(new float[] {1, 0, 0, 0, 0, 0}, 2, 3);
    Asked one = new Asked(new PooledProbe(Pooled.noise(4, 9), weight), Target.ofClass(0));
    NoiseParams params = new NoiseParams(20, 0.4, 8);
    Tensor mean = one.of(new SmoothGrad(), params).values();
    Tensor square = one.of(new SmoothGradSquared(), params).values();
    Tensor variance = one.of(new VarGrad(), params).values();
    for (int i = 0; i < mean.length(); i++) {
      assertEquals(square.at(i), mean.at(i) * mean.at(i) + variance.at(i), 1e-7);
    }
    assertTrue(variance.max() > 0);
  }

  @Test
  void whereTheReluOpensInHalfOfTheCopiesTheMeanIsHalfTheDerivative() {
    // input 0, noise to both sides of it
    float[] values = new float[3 * 32 * 32];
    values[0] = 1;
    Tensor picture = Tensor.wrap(values, 1, 3, 32, 32);
    Asked flat = new Asked(new PooledProbe(picture, Pooled.WEIGHT), Target.ofClass(0));
    Tensor map = flat.of(new SmoothGrad(), new NoiseParams(100, 0.5, 50)).values();
    // 1023 cells with 100 coins each, the largest weight being -2: a standard error of 0.16 %
    double mean = (map.sum() - map.at(0)) / 1023 * 1024;
    assertEquals(1, mean, 0.01);
  }

  @Test
  void aRankedTargetMeansTheClassOfThePictureInAllCopies() {
    NoiseParams loud = new NoiseParams(10, 3, 4);
    int predicted = Target.predicted().classIndex(asked.probe().logits(0));
    Target odds = new ProbabilityTarget(Target.predicted(), ProbabilityTarget.Scale.LOG_ODDS);
    Target same =
        new ProbabilityTarget(Target.ofClass(predicted), ProbabilityTarget.Scale.LOG_ODDS);
    assertEquals(
        new Asked(asked.probe(), same).of(new SmoothGrad(), loud).values(),
        new Asked(asked.probe(), odds).of(new SmoothGrad(), loud).values());
  }
}
