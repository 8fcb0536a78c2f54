/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.joined;
import static org.lucerna.vision.api.network.Graphs.names;
import static org.lucerna.vision.api.network.Graphs.residual;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void theTailHoldsWhatRunsAgainAlsoAcrossASum() {
    assertEquals(
        List.of(
            "layer1.0.conv1",
            "layer1.0.bn1",
            "layer1.0.add",
            "layer1.0.relu",
            "avgpool",
            "flatten",
            "fc"),
        names(residual().tail(id("relu"))));
    assertEquals(
        List.of("layer1.0.add", "layer1.0.relu", "avgpool", "flatten", "fc"),
        names(residual().tail(id("layer1.0.bn1"))));
    assertEquals(9, residual().tail(Network.INPUT).size());
    assertEquals(List.of(), residual().tail(id("fc")));
  }

  @Test
  void theTailOfOneBranchLeavesTheOtherAlone() {
    assertEquals(
        List.of(
            "features.0.cat",
            "classifier.0",
            "classifier.1",
            "classifier.2",
            "classifier.3",
            "flatten"),
        names(joined().tail(id("features.0.left"))));
    assertEquals(
        List.of("features.0.left", "features.0.right", "features.0.cat"),
        names(joined().tail(id("features.0.squeeze"))).subList(0, 3));
  }

  @Test
  void theTrunkHoldsWhatALayerDependsOn() {
    assertEquals(
        List.of("features.0.squeeze", "features.0.right"),
        names(joined().trunk(id("features.0.right"))));
    assertEquals(
        List.of("stem", "relu", "layer1.0.conv1", "layer1.0.bn1", "layer1.0.add"),
        names(residual().trunk(id("layer1.0.add"))));
    assertEquals(List.of(), residual().trunk(Network.INPUT));
  }

  @Test
  void whatSkipsPastALayerIsItsBypass() {
    assertEquals(Set.of(id("relu")), residual().bypass(id("layer1.0.conv1")));
    assertEquals(Set.of(id("features.0.right")), joined().bypass(id("features.0.left")));
    assertEquals(Set.of(), residual().bypass(id("layer1.0.add")));
    assertEquals(Set.of(), joined().bypass(id("features.0.squeeze")));
  }

  @Test
  void onlyALayerThatAllElseDependsOnIsACut() {
    assertTrue(residual().isCut(Network.INPUT));
    assertTrue(residual().isCut(id("relu")));
    assertFalse(residual().isCut(id("layer1.0.conv1")));
    assertFalse(residual().isCut(id("layer1.0.bn1")));
    assertTrue(residual().isCut(id("layer1.0.add")));
    assertTrue(residual().isCut(id("fc")));
    assertTrue(joined().isCut(id("features.0.squeeze")));
    assertFalse(joined().isCut(id("features.0.left")));
    assertTrue(joined().isCut(id("features.0.cat")));
  }

  @Test
  void aLayerThatLeadsNowhereIsNoCut() {
    Network net =
        start(8)
            .add("a", conv(2, 1, 1, 0))
            .features()
            .extractor()
            .add("side", new Op.Relu())
            .add("b", new Op.Relu(), "a")
            .build("side");
    assertFalse(net.isCut(id("side")));
    assertTrue(net.isCut(id("a")));
  }

  @Test
  void namesOfContainersMeanTheirLastLayer() {
    assertEquals(Optional.of(id("features.0.cat")), joined().resolve("features.0"));
    assertEquals(Optional.of(id("features.0.cat")), joined().resolve("features"));
    assertEquals(Optional.of(id("classifier.3")), joined().resolve("classifier"));
    assertEquals(Optional.of(id("layer1.0.relu")), residual().resolve("layer1"));
    assertEquals(Optional.of(id("features.0.left")), joined().resolve("features.0.left"));
    assertEquals(Optional.empty(), joined().resolve("feat"));
    assertEquals(Optional.empty(), joined().resolve("features.1"));
  }

  @Test
  void anExactNameComesBeforeAContainer() {
    Network net =
        start(8)
            .add("block.relu", new Op.Relu())
            .add("block", new Op.Relu())
            .features()
            .extractor()
            .add("block.end", new Op.Relu())
            .build("clash");
    assertEquals(Optional.of(id("block")), net.resolve("block"));
  }

  @Test
  void lastAndCamAreNamesToo() {
    assertEquals(Optional.of(id("features.0.cat")), joined().resolve("last"));
    assertEquals(Optional.of(id("features.0.cat")), joined().resolve("cam"));
    Network plain = start(8).add("a", conv(2, 1, 1, 0)).features().extractor().build("plain");
    assertEquals(Optional.empty(), plain.resolve("cam"));
    assertEquals(Optional.of(id("a")), plain.resolve("last"));
  }

  @Test
  void aJoinIsCalledByTheModuleItEnds() {
    assertEquals("features.0", joined().displayName(id("features.0.cat")));
    assertEquals("features.0.left", joined().displayName(id("features.0.left")));
    assertEquals("layer1.0.add", residual().displayName(id("layer1.0.add")));
    assertEquals("flatten", joined().displayName(id("flatten")));
    assertEquals("input", joined().displayName(Network.INPUT));
  }

  @Test
  void aRepeatedModuleIsCalledByTheOutermostModuleItEnds() {
    Network net =
        start(8)
            .add("conv1", conv(2, 1, 1, 0))
            .add("layer1.0.relu", new Op.Relu())
            .add("layer1.0.relu_1", new Op.Relu())
            .add("layer1.1.relu", new Op.Relu())
            .add("layer1.1.relu_1", new Op.Relu())
            .features()
            .extractor()
            .build("repeated");
    assertEquals("layer1.0.relu", net.displayName(id("layer1.0.relu")));
    assertEquals("layer1.0", net.displayName(id("layer1.0.relu_1")));
    assertEquals("layer1", net.displayName(id("layer1.1.relu_1")));
  }

  @Test
  void everyDisplayNameLeadsBackToItsLayer() {
    for (Network net : List.of(joined(), residual())) {
      for (Node node : net.nodes()) {
        assertEquals(Optional.of(node.id()), net.resolve(net.displayName(node.id())));
      }
    }
  }

  @Test
  void consumersAreCountedOnceALayer() {
    Network net =
        start(4)
            .add("a", conv(2, 1, 1, 0))
            .add("twice", new Op.Add(), "a", "a")
            .features()
            .extractor()
            .build("twice");
    assertEquals(List.of("twice"), names(net.consumers().get(id("a"))));
    assertEquals(Shape.of(2, 4, 4), Shapes.of(net).get(id("twice")));
  }

  @Test
  void brokenGraphsAreRefused() {
    NetworkBuilder twice = start(8).add("a", new Op.Relu()).add("a", new Op.Relu());
    assertThrows(IllegalArgumentException.class, () -> twice.features().extractor().build("x"));
    NetworkBuilder unknown = start(8).add("a", new Op.Relu(), "b");
    assertThrows(IllegalArgumentException.class, () -> unknown.features().extractor().build("x"));
    NetworkBuilder unmarked = start(8).add("a", new Op.Relu());
    assertThrows(IllegalArgumentException.class, () -> unmarked.build("x"));
    NetworkBuilder shadow = start(8).add("input", new Op.Relu());
    assertThrows(IllegalArgumentException.class, () -> shadow.features().extractor().build("x"));
    Op relu = new Op.Relu();
    List<LayerId> two = List.of(id("a"), id("b"));
    assertThrows(IllegalArgumentException.class, () -> new Node(id("c"), relu, two));
    assertThrows(IllegalArgumentException.class, () -> new Node(id("c"), relu, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new LayerId(" "));
    assertThrows(NoSuchElementException.class, () -> joined().node(id("nothing")));
  }

  @Test
  void networksAreEqualWhenTheirGraphsAre() {
    assertEquals(residual(), residual());
    assertEquals(residual().hashCode(), residual().hashCode());
    assertNotEquals(residual(), joined());
    InputSpec larger = new InputSpec(Preprocessing.IMAGENET.sized(16, 16));
    assertNotEquals(residual(), residual().withInput(larger));
    assertEquals(residual(), residual().withInput(larger).withInput(residual().input()));
  }

  @Test
  void aBuilderGoesOnFromWhereALayerEnds() {
    Network cut =
        NetworkBuilder.upTo(joined(), id("features.0.right"))
            .add("end", new Op.Relu())
            .build("cut");
    assertEquals(List.of("features.0.squeeze", "features.0.right", "end"), names(cut.nodes()));
    assertEquals(id("features.0.right"), cut.features());
    assertEquals(id("features.0.right"), cut.extractor());
    Network whole = NetworkBuilder.upTo(joined(), joined().output()).build("joined");
    assertEquals(joined(), whole);
  }
}
