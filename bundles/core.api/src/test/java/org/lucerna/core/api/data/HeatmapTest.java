/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeatmapTest {

  private static Tensor map(float... values) {
    return Tensor.of(values, 1, values.length);
  }

  @Test
  void aPositiveMapWithoutPositiveValuesHasNoEvidence() {
    assertTrue(Heatmap.positive(map(-1, 0.1f)).hasEvidence());
    assertFalse(Heatmap.positive(map(-1, 0)).hasEvidence());
    assertFalse(Heatmap.positive(map(0, 0)).hasEvidence());
  }

  @Test
  void negativeValuesOfASignedMapAreEvidence() {
    assertTrue(Heatmap.signed(map(-1, 0)).hasEvidence());
    assertFalse(Heatmap.signed(map(0, 0)).hasEvidence());
  }

  @Test
  void aMapThatIsZeroThroughoutSaysSo() {
    assertTrue(Heatmap.signed(map(0, 0)).facts().containsKey("evidence"));
    assertTrue(Heatmap.positive(map(0, 0)).facts().containsKey("evidence"));
    assertTrue(
        Heatmap.several(Tensor.of(new float[2], 2, 1, 1), Heatmap.Sign.SIGNED, List.of("a", "b"))
            .facts()
            .containsKey("evidence"));
    assertEquals(Map.of(), Heatmap.signed(map(-1, 0)).facts());
  }

  @Test
  void rawValuesKeepTheirSignAndFactsAreACopy() {
    assertEquals(-1f, Heatmap.positive(map(-1, 2)).values().min());
    Map<String, String> facts = new HashMap<>(Map.of("warning", "x"));
    Heatmap heatmap = new Heatmap(map(1), Heatmap.Sign.SIGNED, facts);
    facts.clear();
    assertEquals(Map.of("warning", "x"), heatmap.facts());
    assertThrows(UnsupportedOperationException.class, () -> heatmap.facts().clear());
  }
}
