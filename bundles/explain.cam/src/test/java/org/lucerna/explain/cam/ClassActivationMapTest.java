/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

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
import org.lucerna.vision.api.network.Network;

class ClassActivationMapTest {

  /** Three channels of 2×2 cells; the input is its own feature maps, being positive. */
  private static final Tensor PICTURE =
      Tensor.of(new float[] {1, 2, 3, 4, 0, 1, 0, 1, 5, 0, 0, 0}, 1, 3, 2, 2);

  private static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f, -1, -1, -1}, 2, 3);

  private static Heatmap explain(Target target, LayerId layer) {
    return new ClassActivationMap()
        .explain(
            new ExplainRequest<>(
                new PooledProbe(PICTURE, WEIGHT), 0, target, layer, 0, new NoParams()),
            Progress.none());
  }

  @Test
  void aMapIsTheWeightedSumOfTheFeatureMapsWithItsSigns() {
    // 1*A0 - 2*A1 + 0.5*A2, by hand
    Heatmap map = explain(Target.ofClass(0), PooledProbe.MAPS);
    assertArrayEquals(new float[] {3.5f, 0, 3, 2}, map.values().toArray());
    assertArrayEquals(
        new float[] {-6, -3, -3, -5},
        explain(Target.ofClass(1), PooledProbe.MAPS).values().toArray());
    assertEquals(Heatmap.Sign.POSITIVE, map.sign());
  }

  @Test
  void theMeanOfAMapIsTheLogitWithoutItsBias() {
    Heatmap map = explain(Target.ofClass(0), PooledProbe.MAPS);
    float[] logits = new PooledProbe(PICTURE, WEIGHT).logits(0);
    assertEquals(logits[0], map.values().sum() / map.values().length(), 1e-6);
  }

  @Test
  void allClassesAtOnceAreTheMapsOfEach() {
    Tensor all = ClassActivationMap.allClasses(new PooledProbe(PICTURE, WEIGHT), 0);
    assertArrayEquals(new int[] {2, 2, 2}, all.shape());
    for (int c = 0; c < 2; c++) {
      assertEquals(explain(Target.ofClass(c), PooledProbe.MAPS).values(), all.slice(c));
    }
  }

  @Test
  void aMapWithNothingAboveZeroSaysSo() {
    assertTrue(
        explain(Target.ofClass(1), PooledProbe.MAPS)
            .facts()
            .get("evidence")
            .startsWith("no positive evidence"));
  }

  @Test
  void anotherLayerIsRefusedNamingTheRightOne() {
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> explain(Target.predicted(), Network.INPUT));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("layer maps of pooled"), refusal.getMessage());
  }
}
