/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.view.network.TestNetworks;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;

class NetworkFactsTest {

  private final NetworkFacts facts = NetworkFacts.of(TestNetworks.of("squeezenet1_0"));

  /** Torchvision: 1,248,424 parameters. */
  @Test
  void totalsAreTorchvisions() {
    assertEquals(1_248_424, facts.parameters());
    assertEquals("1,248,424", Counts.exact(facts.parameters()));
    assertEquals(
        facts.parameters(), facts.layers().stream().mapToLong(LayerFact::parameters).sum());
  }

  @Test
  void aLayerTellsItsShapeFieldAndOperation() {
    LayerFact first = facts.find(new LayerId("features.0")).orElseThrow();
    assertEquals("Conv 7×7, 96, /2", first.operation());
    assertEquals("96×109×109", first.shape().toString());
    assertEquals("7, /2, 0", Fields.brief(first.field().orElseThrow()));
    assertTrue(first.maps());
  }

  @Test
  void whatHasOneCellHasNoMaps() {
    NetworkFacts resnet = NetworkFacts.of(TestNetworks.of("resnet50"));
    assertFalse(resnet.find(new LayerId("avgpool")).orElseThrow().maps());
    assertFalse(resnet.find(new LayerId("fc")).orElseThrow().maps());
    assertTrue(resnet.find(new LayerId("layer4.2.conv3")).orElseThrow().maps());
  }

  @Test
  void wordsAreFoundInNamesAndOperations() {
    assertEquals(3, facts.matching("maxpool").size());
    assertEquals(4, facts.matching("features.12.e").size());
    assertEquals(List.of(), facts.matching("  "));
    assertEquals(List.of(), facts.matching("nowhere"));
  }

  @Test
  void theTableHasARowForEachLayer() {
    assertEquals(facts.layers().size(), facts.table().rows().size());
    assertEquals(
        List.of("features.0", "Conv 7×7, 96, /2", "input", "96×109×109"),
        facts.table().rows().get(0).subList(0, 4));
    assertEquals(List.of(7, 2, 0), facts.table().rows().get(0).subList(6, 9));
  }

  @Test
  void settingsOfAnOperationAreSaid() {
    Op conv = new Op.Conv(8, Window.square(3, 2, 1), 2, false);
    assertEquals("Conv (grouped) 3×3, 8, /2", OpText.label(conv));
    assertTrue(OpText.settings(conv).contains(new OpText.Setting("padding", "1")));
    assertTrue(OpText.settings(conv).contains(new OpText.Setting("bias", "no")));
    assertEquals(
        List.of(new OpText.Setting("epsilon", "1.0E-5"), new OpText.Setting("momentum", "0.1")),
        OpText.settings(new Op.BatchNorm(1e-5, 0.1)));
  }

  @Test
  void numbersAreShort() {
    assertEquals("999", Counts.brief(999));
    assertEquals("1.25 M", Counts.brief(1_248_424));
    assertEquals("819 M", Counts.brief(818_900_000));
    assertEquals("0.1235", Counts.value(0.12345));
    assertEquals("\u221212.35", Counts.value(-12.345));
    assertEquals("0", Counts.value(0));
  }
}
