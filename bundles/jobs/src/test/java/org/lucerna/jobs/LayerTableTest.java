/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;

class LayerTableTest {

  private static final Network NETWORK =
      new NetworkBuilder()
          .input(new Preprocessing(0, 8, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)))
          .add("features.0", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
          .features()
          .add("features.1", new Op.MaxPool(Window.square(2, 2, 0), false))
          .extractor()
          .add("flatten", new Op.Flatten())
          .add("classifier", new Op.Linear(5, true))
          .build("tiny");

  @Test
  void everyLayerHasShapeParametersAndReceptiveField() {
    LayerTable table = LayerTable.of(NETWORK);
    // 3·3·3·4 + 4 = 112; 4·4·4 = 64 inputs, 64·5 + 5 = 325
    assertEquals(
        List.of(112L, 0L, 0L, 325L),
        table.rows().stream().map(LayerTable.Row::parameters).toList());
    assertEquals(437, table.parameters());
    assertEquals("4×4×4", table.rows().get(1).output().toString());
    assertEquals("4, stride 2, from -1", table.rows().get(1).fieldText());
    assertEquals("whole input", table.rows().get(3).fieldText());
  }

  @Test
  void theJsonHasTheTotalAndEachLayer() {
    Map<String, Object> json = LayerTable.of(NETWORK).json();
    assertEquals(437L, json.get("parameters"));
    assertEquals(4, ((List<?>) json.get("layers")).size());
    assertEquals("features.0", json.get("last"));
  }
}
