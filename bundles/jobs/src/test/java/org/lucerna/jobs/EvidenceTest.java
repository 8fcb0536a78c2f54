/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.network.Preprocessing;

class EvidenceTest {

  private static final Preprocessing AS_IS =
      new Preprocessing(0, 8, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  /** The left half of an 8×8 picture. */
  private static GroundTruth leftHalf() {
    BitSet bits = new BitSet();
    for (int i = 0; i < 64; i++) {
      bits.set(i, i % 8 < 4);
    }
    return new GroundTruth(List.of(), Map.of("tail", Mask.of(8, 8, bits)), Set.of("tail"));
  }

  @Test
  void aConstantMapGetsTheAreaOfThePart() {
    Evidence e = Evidence.of(leftHalf(), Tensor.of(new float[] {1, 1, 1, 1}, 2, 2), AS_IS).get();
    assertEquals(0.5, e.area());
    assertEquals(0.5, e.energy(), 1e-6);
  }

  @Test
  void aMapOnThePartAloneGetsAll() {
    float[] map = new float[64];
    for (int i = 0; i < 64; i++) {
      map[i] = i % 8 < 4 ? 3 : -2;
    }
    assertEquals(1, Evidence.of(leftHalf(), Tensor.of(map, 8, 8), AS_IS).get().energy(), 1e-6);
  }

  @Test
  void aMapWithoutPositiveEvidenceIsNotCounted() {
    Tensor map = Tensor.of(new float[] {-1, -2, 0, -1}, 2, 2);
    assertEquals(Optional.empty(), Evidence.of(leftHalf(), map, AS_IS));
  }

  @Test
  void theSummaryIsTheMeanWithItsInterval() {
    Evidence.Summary s =
        Evidence.Summary.of("cam", List.of(new Evidence(0.2, 0.1), new Evidence(0.4, 0.3)));
    assertEquals(0.3, s.energy(), 1e-12);
    assertEquals(0.2, s.area(), 1e-12);
    // deviation 0.1414, standard error 0.1, times 1.96
    assertEquals(0.3 - 0.1959964, s.low(), 1e-6);
    assertTrue(s.high() > s.energy());
  }
}
