/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.perturbation.ScoreCamParams.MaskRange;
import org.lucerna.explain.perturbation.ScoreCamParams.Weights;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

/** Faster Score-CAM, SS-CAM, IS-CAM and Group-CAM beside Score-CAM. */
class ScoreCamKinTest {

  private static final Target FIRST = Target.ofClass(0);
  private static final int SIDE = 4;

  private static Heatmap scoreCam() {
    return Small.explain(
        new ScoreCam(),
        Small.probe(SIDE),
        FIRST,
        new ScoreCamParams(Weights.PROBABILITY, MaskRange.AFTER_STRETCHING, 32));
  }

  private static void assertSame(Heatmap expected, Heatmap actual) {
    assertArrayEquals(expected.values().toArray(), actual.values().toArray(), 1e-6f);
  }

  private static Heatmap ss(SsCamParams params, long seed) {
    return new SsCam()
        .explain(
            new ExplainRequest<>(Small.probe(SIDE), 0, FIRST, PooledProbe.MAPS, seed, params),
            Progress.none());
  }

  @Test
  void withAllChannelsFasterScoreCamIsScoreCam() {
    assertSame(
        scoreCam(),
        Small.explain(
            new FasterScoreCam(), Small.probe(SIDE), FIRST, new FasterScoreCamParams(3, 2)));
  }

  @Test
  void fasterScoreCamKeepsTheChannelsThatVaryMost() {
    // deviations: 0.5 of the first, 1.5 of the second, 0 of the third
    Tensor picture = Tensor.of(new float[] {1, 2, 2, 1, 3, 0, 0, 3, 9, 9, 9, 9}, 3, 2, 2);
    Heatmap map =
        Small.explain(
            new FasterScoreCam(), Small.probe(picture), FIRST, new FasterScoreCamParams(1, 8));
    assertEquals("1 of 3", map.facts().get("channels"));
    assertEquals(0, map.values().at(1));
    assertTrue(map.values().at(0) > 0);
  }

  @Test
  void withoutNoiseSsCamIsScoreCam() {
    for (SsCamParams.NoiseOn noise : SsCamParams.NoiseOn.values()) {
      assertSame(scoreCam(), ss(new SsCamParams(3, 0, noise, 4), 1));
    }
  }

  @Test
  void ssCamDependsOnTheSeedAndOnNothingElse() {
    for (SsCamParams.NoiseOn noise : SsCamParams.NoiseOn.values()) {
      Heatmap one = ss(new SsCamParams(5, 2, noise, 4), 1);
      assertEquals(one, ss(new SsCamParams(5, 2, noise, 7), 1));
      assertFalse(one.equals(ss(new SsCamParams(5, 2, noise, 4), 2)));
    }
  }

  @Test
  void inOneStepIsCamIsScoreCam() {
    assertSame(
        scoreCam(), Small.explain(new IsCam(), Small.probe(SIDE), FIRST, new IsCamParams(1, 2)));
  }

  @Test
  void isCamAveragesOverMasksFromFaintToFull() {
    // Of one varied channel with mask (0, 1): logits are linear in the mask, w0 x j / N / 2.
    Tensor picture = Tensor.of(new float[] {0, 2, 0, 0, 0, 0}, 3, 1, 2);
    PooledProbe probe = new PooledProbe(square(picture), Small.WEIGHT);
    Heatmap map = Small.explain(new IsCam(), probe, FIRST, new IsCamParams(2, 32));
    // two rows of such pixels: mean of channel 0 is 1 at full, 1/2 at half; logits (m, -m)
    double expected = (1 / (1 + Math.exp(-1)) + 1 / (1 + Math.exp(-2))) / 2;
    assertEquals(2 * expected, map.values().at(1), 1e-6);
  }

  private static Tensor square(Tensor row) {
    float[] out = new float[12];
    for (int i = 0; i < 12; i++) {
      out[i] = row.at(i / 4 * 2 + i % 2);
    }
    return Tensor.wrap(out, 1, 3, 2, 2);
  }

  @Test
  void groupCamIsWorkedByHandForOneGroupOfOneChannel() {
    // Grad-CAM weights are w / 4; of class 0 only channels 0 and 2 count for it.
    Tensor picture = Tensor.of(new float[] {0, 1, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0}, 3, 2, 2);
    Heatmap map =
        Small.explain(new GroupCam(), Small.probe(picture), FIRST, new GroupCamParams(3, 0.5, 8));
    // Median of (0, 1, 2, 4) is 1.5: the mask is (0, 0, 2/4, 1). The blur with sigma 50 over a
    // kernel of 51 mirrored at pixels that lie one apart is nearly the mean of both.
    double blur = meanOfBlur(picture);
    double background = 1 / (1 + Math.exp(-2 * blur));
    float[] blurred = GaussianBlur.GROUP_CAM.of(picture).toArray();
    double mean = (blurred[0] + blurred[1] + (2 + blurred[2]) / 2 + 4) / 4;
    double gain = 1 / (1 + Math.exp(-2 * mean)) - background;
    assertArrayEquals(
        new float[] {0, 0, (float) (gain / 2), (float) gain}, map.values().toArray(), 1e-6f);
    assertEquals("1 of 3", map.facts().get("groups"));
  }

  private static double meanOfBlur(Tensor picture) {
    return GaussianBlur.GROUP_CAM.of(picture).channelMeans()[0];
  }

  @Test
  void aBlurKeepsConstantsAndMirrorsTheBorder() {
    assertArrayEquals(
        Small.plain(3, 2).toArray(), GaussianBlur.GROUP_CAM.of(Small.plain(3, 2)).toArray(), 1e-6f);
    // 0 1 mirrored is 1 0 1: with weights (w, 1 - 2w, w), w = e^-0.5 / (1 + 2 e^-0.5)
    double w = Math.exp(-0.5) / (1 + 2 * Math.exp(-0.5));
    float[] out = new GaussianBlur(3, 1).of(Tensor.of(new float[] {0, 1}, 1, 1, 2)).toArray();
    assertEquals(2 * w, out[0], 1e-6);
    assertEquals(1 - 2 * w, out[1], 1e-6);
  }
}
