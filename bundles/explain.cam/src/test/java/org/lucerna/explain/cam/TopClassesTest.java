/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

class TopClassesTest {

  /** Three channels of 2×2 cells with means 2.5, 0.5 and 1.25. */
  private static final Tensor PICTURE =
      Tensor.of(new float[] {1, 2, 3, 4, 0, 1, 0, 1, 5, 0, 0, 0}, 1, 3, 2, 2);

  /** Logits 2.125, -4.25 and 2.5. */
  private static final Tensor WEIGHT =
      Tensor.of(new float[] {1, -2, 0.5f, -1, -1, -1, 1, 0, 0}, 3, 3);

  private static final PooledProbe PROBE = new PooledProbe(PICTURE, WEIGHT);

  private static Heatmap maps(int top, LayerId layer) {
    return new TopClasses()
        .explain(
            new ExplainRequest<>(PROBE, 0, Target.ofClass(1), layer, 0, new TopClassesParams(top)),
            Progress.none());
  }

  @Test
  void theBestClassesComeFirstEachWithItsName() {
    Heatmap maps = maps(2, PooledProbe.MAPS);
    assertEquals(List.of("class 2", "class 0"), maps.names());
    assertArrayEquals(new int[] {2, 2, 2}, maps.values().shape());
    assertArrayEquals(new float[] {1, 2, 3, 4}, maps.values().slice(0).toArray());
    assertArrayEquals(new float[] {3.5f, 0, 3, 2}, maps.values().slice(1).toArray());
  }

  @Test
  void zeroMeansAllClassesInTheirOrder() {
    Heatmap maps = maps(0, PooledProbe.MAPS);
    assertEquals(List.of("class 0", "class 1", "class 2"), maps.names());
    assertEquals(ClassActivationMap.allClasses(PROBE, 0), maps.values());
  }

  @Test
  void moreThanThereAreIsAll() {
    assertEquals(3, maps(99, PooledProbe.MAPS).names().size());
  }

  @Test
  void anotherLayerIsRefused() {
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> maps(2, PooledProbe.FLAT));
    assertTrue(refusal.getMessage().contains("layer maps of pooled"), refusal.getMessage());
  }

  @Test
  void classMapsAreRefusedWherePoolingComesBeforeTheClasses() {
    ExplainRequest<ClassMapsParams> request =
        new ExplainRequest<>(
            PROBE, 0, Target.ofClass(1), PooledProbe.MAPS, 0, new ClassMapsParams(true));
    LucernaException refusal =
        assertThrows(
            LucernaException.class, () -> new ClassMaps().explain(request, Progress.none()));
    assertTrue(refusal.getMessage().endsWith("pools layer maps first: use cam"));
  }

  @Test
  void aTargetInsideTheNetworkIsRefused() {
    Target unit = RegionTarget.unit(PooledProbe.MAPS, 0);
    ExplainRequest<NoParams> request =
        new ExplainRequest<>(PROBE, 0, unit, PooledProbe.MAPS, 0, new NoParams());
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () -> new ClassActivationMap().explain(request, Progress.none()));
    assertTrue(refusal.getMessage().contains("read from layer maps"), refusal.getMessage());
  }
}
