/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;

/** Ablation-CAM and Recipro-CAM on a network whose closed forms are known. */
class LayerChangesTest {

  private static final Tensor PICTURE = Small.picture(4);

  private static ReciproCamParams recipro(ReciproCamParams.Mask mask) {
    return new ReciproCamParams(mask, Score.TARGET, 5);
  }

  @Test
  void withSingleCellsReciproCamIsCamOverTheNumberOfCells() {
    Heatmap map =
        Small.explain(
            new ReciproCam(),
            Small.probe(PICTURE),
            Target.ofClass(0),
            recipro(ReciproCamParams.Mask.DELTA));
    for (int i = 0; i < 16; i++) {
      assertEquals(Small.evidence(PICTURE, 0, i), map.values().at(i), 1e-6);
    }
  }

  @Test
  void theGaussianIsThatOfThePaperCutOffAtTheBorder() {
    Heatmap map =
        Small.explain(
            new ReciproCam(),
            Small.probe(PICTURE),
            Target.ofClass(0),
            recipro(ReciproCamParams.Mask.GAUSSIAN));
    double corner =
        Small.evidence(PICTURE, 0, 0) / 4
            + (Small.evidence(PICTURE, 0, 1) + Small.evidence(PICTURE, 0, 4)) / 8
            + Small.evidence(PICTURE, 0, 5) / 16;
    assertEquals(corner, map.values().at(0), 1e-6);
  }

  @Test
  void ablationCamWeighsChannelsByWhatTheyAddToTheScore() {
    Heatmap map =
        Small.explain(
            new AblationCam(), Small.probe(PICTURE), Target.ofClass(0), new BatchParams(2));
    float[] means = PICTURE.channelMeans();
    for (int i = 0; i < 16; i++) {
      double expected = 0;
      for (int k = 0; k < 3; k++) {
        expected += Small.WEIGHT.at(k) * means[k] * PICTURE.at(k * 16 + i);
      }
      assertEquals(expected, map.values().at(i), 1e-6);
    }
  }

  @Test
  void whereTheScoreIsNegativeTheMapIsNotTurnedOver() {
    // Class 1 has only negative weights: y < 0, and each channel speaks against it.
    Heatmap map =
        Small.explain(
            new AblationCam(), Small.probe(PICTURE), Target.ofClass(1), new BatchParams(2));
    assertTrue(map.values().max() < 0);
    assertTrue(map.facts().get("evidence").startsWith("no positive evidence"));
  }

  @Test
  void aTargetReadAtTheLayerItselfIsRefused() {
    Target unit = RegionTarget.unit(PooledProbe.MAPS, 0);
    var request = Small.request(Small.probe(PICTURE), unit, PooledProbe.MAPS, new BatchParams(2));
    LucernaException refusal =
        assertThrows(
            LucernaException.class, () -> new AblationCam().explain(request, Progress.none()));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("use a layer before it"), refusal.getMessage());
  }
}
