/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.perturbation.ScoreCamParams.MaskRange;
import org.lucerna.explain.perturbation.ScoreCamParams.Weights;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;

class ScoreCamTest {

  /** The third channel is constant. */
  private static final Tensor PICTURE =
      Tensor.of(new float[] {1, 2, 3, 5, 0, 1, 0, 1, 4, 4, 4, 4}, 3, 2, 2);

  private static final ScoreCamParams OFFICIAL =
      new ScoreCamParams(Weights.PROBABILITY, MaskRange.AFTER_STRETCHING, 32);

  private static Heatmap explain(Target target, ScoreCamParams params) {
    return Small.explain(new ScoreCam(), Small.probe(PICTURE), target, params);
  }

  /** The two classes' logits for the picture times a mask, by the network's definition. */
  private static double[] logits(double... mask) {
    double[] logits = new double[2];
    for (int i = 0; i < 12; i++) {
      for (int k = 0; k < 2; k++) {
        logits[k] += Small.WEIGHT.at(k * 3 + i / 4) * PICTURE.at(i) * mask[i % 4] / 4;
      }
    }
    return logits;
  }

  private static double probability(double[] logits) {
    return 1 / (1 + Math.exp(logits[1] - logits[0]));
  }

  @Test
  void weightsAreTheProbabilityBehindEachVariedMap() {
    double first = probability(logits(0, 0.25, 0.5, 1));
    double second = probability(logits(0, 1, 0, 1));
    float[] expected = new float[4];
    for (int i = 0; i < 4; i++) {
      expected[i] = (float) (first * PICTURE.at(i) + second * PICTURE.at(4 + i));
    }
    Heatmap map = explain(Target.ofClass(0), OFFICIAL);
    assertArrayEquals(expected, map.values().toArray(), 1e-6f);
    assertEquals("2 of 3", map.facts().get("channels"));
    assertEquals("softmax probability", map.facts().get("score"));
  }

  @Test
  void librariesTakeTheSoftmaxOfLogitsOverAllChannels() {
    double[] weights =
        ScoreCam.softmax(
            new double[] {
              logits(0, 0.25, 0.5, 1)[0], logits(0, 1, 0, 1)[0], logits(0, 0, 0, 0)[0]
            });
    float[] expected = new float[4];
    for (int i = 0; i < 12; i++) {
      expected[i % 4] += (float) (weights[i / 4] * PICTURE.at(i));
    }
    Heatmap map =
        explain(
            Target.ofClass(0),
            new ScoreCamParams(Weights.SOFTMAX_OF_LOGITS, MaskRange.BEFORE_STRETCHING, 2));
    assertArrayEquals(expected, map.values().toArray(), 1e-6f);
  }

  @Test
  void aTargetThatIsNoClassIsWeighedByItsOwnScore() {
    Target difference = Target.difference(Target.ofClass(0), Target.ofClass(1));
    assertTrue(difference instanceof TargetSum);
    double[] first = logits(0, 0.25, 0.5, 1);
    double[] second = logits(0, 1, 0, 1);
    Heatmap map = explain(difference, OFFICIAL);
    double expected = (first[0] - first[1]) * 5 + (second[0] - second[1]);
    assertEquals(expected, map.values().at(3), 1e-5);
    assertEquals("the target's own", map.facts().get("score"));
  }

  @Test
  void theBatchChangesNothing() {
    for (int batch : new int[] {1, 2, 3}) {
      assertEquals(
          explain(Target.predicted(), OFFICIAL),
          explain(
              Target.predicted(),
              new ScoreCamParams(Weights.PROBABILITY, MaskRange.AFTER_STRETCHING, batch)));
    }
  }

  @Test
  void aLayerWithoutOneVariedChannelSaysNothingAndSaysSo() {
    Heatmap map =
        Small.explain(new ScoreCam(), Small.probe(Small.plain(3, 2)), Target.ofClass(0), OFFICIAL);
    assertEquals(0, map.values().max());
    assertTrue(map.facts().get("warning").contains("nothing about the target"));
  }

  @Test
  void aLayerWithoutPlaneIsRefused() {
    var request =
        Small.request(Small.probe(PICTURE), Target.ofClass(0), PooledProbe.FLAT, OFFICIAL);
    LucernaException refusal =
        assertThrows(
            LucernaException.class, () -> new ScoreCam().explain(request, Progress.none()));
    assertTrue(refusal.getMessage().contains("flatten of pooled"), refusal.getMessage());
  }
}
