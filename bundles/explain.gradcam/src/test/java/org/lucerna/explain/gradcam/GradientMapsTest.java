/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.explain.gradcam.LayerCamParams.Scale;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.Network;

/** Against values worked by hand. */
class GradientMapsTest {

  /** Three channels of 2×2 cells; the input is its own feature maps, being positive. */
  private static final Tensor PICTURE =
      Tensor.of(new float[] {1, 2, 3, 4, 0, 1, 0, 1, 5, 0, 0, 0}, 1, 3, 2, 2);

  /** Gradients behind averaging 4 cells are w / 4: class 0 has 0.25, -0.5 and 0.125. */
  private static final Tensor WEIGHT =
      Tensor.of(new float[] {1, -2, 0.5f, -1, -1, -1, 0, 0, 0}, 3, 3);

  private static Asked about(int index) {
    return new Asked(new PooledProbe(PICTURE, WEIGHT), Target.ofClass(index), PooledProbe.MAPS);
  }

  private static void assertCells(float[] expected, Tensor actual) {
    assertArrayEquals(expected, actual.toArray(), 1e-6f);
  }

  @Test
  void theCounterfactualSpeaksForWhatGradCamSpeaksAgainst() {
    Heatmap map = about(1).heatmap(new CounterfactualGradCam(), new NoParams());
    assertCells(new float[] {1.5f, 0.75f, 0.75f, 1.25f}, map.values());
    assertTrue(map.hasEvidence());
  }

  @Test
  void hiResCamAddsProductsCellByCell() {
    assertCells(new float[] {0.875f, 0, 0.75f, 0.5f}, about(0).of(new HiResCam()));
  }

  @Test
  void layerCamAndElementWiseLeaveOutWhatSpeaksAgainst() {
    float[] expected = {0.875f, 0.5f, 0.75f, 1};
    assertCells(expected, about(0).of(new LayerCam(), Asked.UNSCALED));
    assertCells(expected, about(0).of(new ElementWiseGradCam()));
  }

  @Test
  void elementWiseCountsTwoNegativesAsEvidenceAndLayerCamDoesNot() {
    Tensor picture = Tensor.of(new float[] {-1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 3, 2, 2);
    Target unit = Target.negative(RegionTarget.unit(Network.INPUT, 0));
    Asked asked = new Asked(new PooledProbe(picture, WEIGHT), unit, Network.INPUT);
    assertCells(new float[] {1, 0, 0, 0}, asked.of(new ElementWiseGradCam()));
    assertCells(new float[] {0, 0, 0, 0}, asked.of(new LayerCam(), Asked.UNSCALED));
  }

  @Test
  void layerCamIsScaledByItsLargestValueWhereAskedFor() {
    Heatmap map = about(0).heatmap(new LayerCam(), new LayerCamParams(Scale.ON, 2));
    float[] expected = {
      (float) Math.tanh(1.75), (float) Math.tanh(1), (float) Math.tanh(1.5), (float) Math.tanh(2)
    };
    assertCells(expected, map.values());
    assertTrue(map.facts().containsKey("scaled"));
    // The feature maps are as fine as the picture: shallow.
    assertEquals(map, about(0).heatmap(new LayerCam(), new LayerCamParams(Scale.SHALLOW, 2)));
  }

  @Test
  void scalingAMapWithoutEvidenceChangesNothing() {
    Heatmap map = about(1).heatmap(new LayerCam(), new LayerCamParams(Scale.ON, 2));
    assertCells(new float[4], map.values());
    assertTrue(map.facts().get("evidence").startsWith("no positive evidence"));
  }

  @Test
  void xGradCamWeighsGradientsByTheChannelsOwnValues() {
    // The gradient is one number a channel: its weighted mean is itself.
    assertCells(new float[] {0.875f, 0, 0.75f, 0.5f}, about(0).of(new XGradCam()));
  }

  @Test
  void aChannelWithoutValuesCountsNothingInXGradCam() {
    Tensor picture = Tensor.of(new float[] {1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 3, 2, 2);
    Asked asked = new Asked(new PooledProbe(picture, WEIGHT), Target.ofClass(0), PooledProbe.MAPS);
    assertCells(new float[] {0.25f, 0.5f, 0.75f, 1}, asked.of(new XGradCam()));
  }

  @Test
  void gradCamPlusPlusHasTheClosedFormOfAConstantGradient() {
    // w = 4 cells * g / (2 + S g): channel 0 has S = 10, 1 / 4.5; channel 2 S = 5, 0.5 / 2.625.
    double first = 1 / 4.5;
    double third = 0.5 / 2.625;
    float[] expected = {
      (float) (first + 5 * third), (float) (2 * first), (float) (3 * first), (float) (4 * first)
    };
    assertCells(expected, about(0).of(new GradCamPlusPlus()));
    assertFalse(
        about(0).heatmap(new GradCamPlusPlus(), new NoParams()).facts().containsKey("warning"));
  }

  @Test
  void tinyGradientsDoNotVanishInGradCamPlusPlus() {
    Tensor tiny = WEIGHT.times(1e-25f);
    Asked asked = new Asked(new PooledProbe(PICTURE, tiny), Target.ofClass(0), PooledProbe.MAPS);
    Tensor map = asked.of(new GradCamPlusPlus());
    // S g is nothing beside 2: alpha is one half everywhere.
    assertArrayEquals(new float[] {1.75f, 1, 1.5f, 2}, map.times(1e25f).toArray(), 1e-5f);
  }

  @Test
  void aClassWithoutAnyGradientHasAMapOfZeros() {
    assertCells(new float[4], about(2).of(new GradCamPlusPlus()));
    assertCells(new float[4], about(2).of(new XGradCam()));
    assertCells(new float[4], about(2).of(new EigenGradCam()));
  }

  @Test
  void layersWithNegativeValuesAreWarnedOf() {
    Tensor picture = PICTURE.times(-1);
    Target unit = RegionTarget.unit(Network.INPUT, 0);
    Asked asked = new Asked(new PooledProbe(picture, WEIGHT), unit, Network.INPUT);
    var none = new NoParams();
    assertTrue(asked.heatmap(new GradCamPlusPlus(), none).facts().containsKey("warning"));
    assertTrue(asked.heatmap(new XGradCam(), none).facts().containsKey("warning"));
    assertFalse(asked.heatmap(new GradCam(), none).facts().containsKey("warning"));
  }

  @Test
  void shapleyCamOfALogitBehindALinearTailIsGradCam() {
    assertEquals(about(0).of(new GradCam()), about(0).of(new ShapleyCam(), Asked.LOGIT));
  }

  @Test
  void finerCamIsGradCamOfTheContrastWithSimilarClasses() {
    // Logits 2.125, -4.25 and 0: the nearest to class 0 is class 2, whose weights are 0.
    FinerCamParams one = new FinerCamParams(1, 1, FinerCamParams.Weights.EQUAL);
    Heatmap map = about(0).heatmap(new FinerCam(), one);
    assertEquals("2", map.facts().get("compared with classes"));
    assertCells(new float[] {0.875f, 0, 0.75f, 0.5f}, map.values());
    // Against classes 1 and 2 alike, half each, at gamma 0.6: w0 - 0.3 w1 = 1.3, -1.7, 0.8.
    FinerCamParams two = new FinerCamParams(0.6, 2, FinerCamParams.Weights.EQUAL);
    float[] expected = {(1.3f + 5 * 0.8f) / 4, (2.6f - 1.7f) / 4, 3.9f / 4, (5.2f - 1.7f) / 4};
    assertCells(expected, about(0).of(new FinerCam(), two));
  }

  @Test
  void similarClassesCountByTheirProbability() {
    // Of classes 1 and 2 class 1 has the share 1 / (1 + e^4.25).
    double share = 1 / (1 + Math.exp(4.25));
    FinerCamParams params = new FinerCamParams(1, 2, FinerCamParams.Weights.PROBABILITY);
    float second = (float) ((2 * (1 + share) + (-2 + share)) / 4);
    assertEquals(second, about(0).of(new FinerCam(), params).at(1), 1e-6f);
  }

  @Test
  void finerCamRefusesATargetThatIsNoClass() {
    Target unit = RegionTarget.unit(PooledProbe.MAPS, 0);
    Asked asked = new Asked(new PooledProbe(PICTURE, WEIGHT), unit, PooledProbe.MAPS);
    FinerCamParams params = new FinerCamParams(1, 2, FinerCamParams.Weights.EQUAL);
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> asked.of(new FinerCam(), params));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("maps of pooled"), refusal.getMessage());
  }
}
