/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.view.network.TestNetworks;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;

class GraphLayoutTest {

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private static Scene scene(Network network, boolean all) {
    NetworkFacts facts = NetworkFacts.of(network);
    LayerTree tree = LayerTree.of(facts);
    Set<String> open = new HashSet<>();
    tree.containers().forEach(c -> open.add(c.path()));
    Blocks blocks = all ? Blocks.of(facts, tree, open) : Blocks.overview(facts, tree);
    return Scene.of(facts, tree, blocks, FONT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"squeezenet1_0", "resnet50", "googlenet", "densenet121", "efficientnet_b0"})
  void everyLayerIsPlacedNoBoxLiesOnAnotherAndWiresRunDown(String name) {
    Network network = TestNetworks.of(name);
    for (boolean all : new boolean[] {true, false}) {
      Scene scene = scene(network, all);
      assertEquals(scene.blocks().boxes().size(), scene.layout().places().size());
      if (all) {
        assertEquals(network.nodes().size() + 1, scene.blocks().boxes().size());
      }
      requireApart(scene.layout().places(), scene);
      for (GraphLayout.Wire wire : scene.layout().wires()) {
        requireDownAndClear(wire, scene);
      }
    }
  }

  private static void requireApart(List<Rectangle2D> places, Scene scene) {
    Rectangle2D page =
        new Rectangle2D.Double(0, 0, scene.layout().width(), scene.layout().height());
    for (int i = 0; i < places.size(); i++) {
      assertTrue(page.contains(places.get(i)), "box " + i + " is beyond the page");
      for (int j = 0; j < i; j++) {
        assertFalse(
            places.get(i).intersects(places.get(j)),
            scene.blocks().boxes().get(i).path() + " lies on " + scene.blocks().boxes().get(j));
      }
    }
  }

  private static void requireDownAndClear(GraphLayout.Wire wire, Scene scene) {
    double y = Double.NEGATIVE_INFINITY;
    double[] at = new double[6];
    PathIterator steps = wire.path().getPathIterator(null, 0.5);
    for (; !steps.isDone(); steps.next()) {
      steps.currentSegment(at);
      assertTrue(at[1] >= y - 1e-6, "a wire runs up");
      y = at[1];
      for (int box = 0; box < scene.layout().places().size(); box++) {
        Rectangle2D inner = scene.layout().places().get(box);
        boolean inside =
            at[0] > inner.getMinX()
                && at[0] < inner.getMaxX()
                && at[1] > inner.getMinY() + 1e-6
                && at[1] < inner.getMaxY() - 1e-6;
        assertFalse(inside, "a wire runs through " + scene.blocks().boxes().get(box).path());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet50", "googlenet", "densenet121"})
  void aLargeNetworkIsLaidOutInLessThanASecond(String name) {
    Network network = TestNetworks.of(name);
    double seconds = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      scene(network, true);
      seconds = Math.min(seconds, (System.nanoTime() - start) * 1e-9);
    }
    assertTrue(seconds < 1, name + " took " + seconds + " s");
  }

  @Test
  void aFirstLookHasRoomForAllBoxes() {
    for (String name : List.of("resnet50", "googlenet", "densenet121", "efficientnet_b0")) {
      int boxes = scene(TestNetworks.of(name), false).blocks().boxes().size();
      assertTrue(boxes >= 8 && boxes <= 81, name + " has " + boxes + " boxes");
    }
  }

  @Test
  void anOpenedContainerGetsAFrameAndItsLayersTheirBoxes() {
    NetworkFacts facts = NetworkFacts.of(TestNetworks.of("resnet50"));
    LayerTree tree = LayerTree.of(facts);
    Blocks closed = Blocks.of(facts, tree, Set.of());
    assertEquals(closed.find("layer1.0.conv1"), closed.find("layer1.2.relu_2"));
    Scene open = Scene.of(facts, tree, Blocks.of(facts, tree, Set.of("layer1")), FONT);
    assertFalse(open.blocks().find("layer1.0.conv1").equals(open.blocks().find("layer1.1.conv1")));
    assertEquals(List.of("layer1"), open.groups().stream().map(Scene.Group::path).toList());
  }

  /** Names of an exported graph need not nest: a reads b's output and b reads a's. */
  @Test
  void containersThatWaitForEachOtherAreOpened() {
    Op conv = new Op.Conv(4, Window.square(3, 1, 1), 1, true);
    Network network =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(8, 8))
            .add("a.one", conv)
            .add("b.one", conv)
            .add("a.two", conv)
            .add("b.two", conv)
            .features()
            .extractor()
            .build("knot");
    NetworkFacts facts = NetworkFacts.of(network);
    Blocks blocks = Blocks.of(facts, LayerTree.of(facts), Set.of());
    assertEquals(5, blocks.boxes().size());
  }

  @Test
  void theFigureNamesEveryBoxOnPaperOfItsOwnSize() {
    Scene scene = scene(TestNetworks.of("squeezenet1_0"), true);
    var figure = GraphFigure.of(scene, kind -> kind.name());
    assertTrue(figure.height() > scene.layout().height());
  }
}
