/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

class GradCamTest {

  /** Three channels of 2×2 cells; the input is its own feature maps, being positive. */
  private static final Tensor PICTURE =
      Tensor.of(new float[] {1, 2, 3, 4, 0, 1, 0, 1, 5, 0, 0, 0}, 1, 3, 2, 2);

  private static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f, -1, -1, -1}, 2, 3);

  private static Heatmap explain(int index, LayerId layer) {
    PooledProbe probe = new PooledProbe(PICTURE, WEIGHT);
    return new GradCam()
        .explain(
            new ExplainRequest<>(probe, 0, Target.ofClass(index), layer, 0, new NoParams()),
            Progress.none());
  }

  @Test
  void aMapIsTheSumOfFeatureMapsTimesTheirMeanGradients() {
    // gradients behind averaging 4 cells are w / 4: (1*A0 - 2*A1 + 0.5*A2) / 4, by hand
    Heatmap map = explain(0, PooledProbe.MAPS);
    assertArrayEquals(new float[] {0.875f, 0, 0.75f, 0.5f}, map.values().toArray());
    assertEquals(Heatmap.Sign.POSITIVE, map.sign());
  }

  @Test
  void theRawMapKeepsEvidenceAgainstTheClass() {
    Heatmap map = explain(1, PooledProbe.MAPS);
    assertArrayEquals(new float[] {-1.5f, -0.75f, -0.75f, -1.25f}, map.values().toArray());
    assertTrue(map.facts().get("evidence").startsWith("no positive evidence"));
  }

  @Test
  void aLayerOfOneCellIsRefused() {
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> explain(0, new LayerId("pool")));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("pool of pooled"), refusal.getMessage());
  }
}
