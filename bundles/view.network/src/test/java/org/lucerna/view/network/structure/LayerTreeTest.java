/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.view.network.TestNetworks;

class LayerTreeTest {

  private final NetworkFacts facts = NetworkFacts.of(TestNetworks.of("squeezenet1_0"));
  private final LayerTree tree = LayerTree.of(facts);

  @Test
  void namesAreCutAtTheirDots() {
    List<String> outermost =
        tree.root().children().stream().map(LayerTree.Branch::segment).toList();
    assertEquals(List.of("features", "classifier", "flatten"), outermost);
    LayerTree.Branch fire = tree.find("features.3").orElseThrow();
    assertTrue(fire.isContainer());
    assertEquals(1, fire.depth());
    assertEquals("squeeze", fire.children().get(0).segment());
    assertFalse(fire.children().get(0).isContainer());
  }

  @Test
  void aContainerIsTheSumOfItsLayersAndEndsInItsLast() {
    LayerTree.Branch fire = tree.find("features.3").orElseThrow();
    assertEquals(
        fire.parameters(), fire.children().stream().mapToLong(LayerTree.Branch::parameters).sum());
    assertEquals("features.3.cat", fire.output().path());
    assertEquals(facts.parameters(), tree.root().parameters());
    assertEquals(facts.layers().size(), tree.root().layers());
  }

  @Test
  void allContainersAroundALayerAreNamed() {
    assertEquals(List.of("layer1", "layer1.0"), LayerTree.around("layer1.0.conv1"));
    assertEquals(List.of(), LayerTree.around("fc"));
  }
}
