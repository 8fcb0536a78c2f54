/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.Variant;

/** What every {@link BackboneFamily} must hold. */
public abstract class BackboneFamilyContract {

  private static final String LAYER_NAME = "[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*";

  /** For the subclasses. */
  protected BackboneFamilyContract() {}

  protected abstract BackboneFamily family();

  @Test
  void variantsAreNamedAndCited() {
    Set<String> ids = new HashSet<>();
    for (Variant variant : family().variants()) {
      assertTrue(ids.add(variant.id()), "two variants are called " + variant.id());
      assertTrue(variant.id().matches("[a-z0-9][a-z0-9_-]*"), variant.id());
      assertFalse(variant.label().isBlank(), variant.id());
      assertFalse(variant.cite().isBlank(), variant.id());
    }
    assertFalse(ids.isEmpty());
  }

  @Test
  void anUnknownVariantIsRefusedByName() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> family().network("no-such-network"))
            .getMessage();
    assertTrue(message.contains("no-such-network"), message);
  }

  /** All checks, for each variant. */
  @TestFactory
  List<DynamicTest> everyVariantIsAWholeNetwork() {
    return family().variants().stream()
        .map(Variant::id)
        .map(id -> DynamicTest.dynamicTest(id, () -> check(id, family().network(id))))
        .toList();
  }

  private void check(String id, Network net) {
    assertEquals(id, net.id());
    assertEquals(net, family().network(id), "two calls give one network");
    Map<LayerId, Shape> shapes = Shapes.of(net);
    checkLandmarks(net, shapes);
    checkNames(net);
    checkParameters(net);
    checkReceptiveFields(net, shapes);
    List<Node> used = net.trunk(net.output());
    assertEquals(net.nodes(), used, "every layer serves the output");
  }

  private static void checkLandmarks(Network net, Map<LayerId, Shape> shapes) {
    assertTrue(shapes.get(net.features()).isSpatial(), "features are maps");
    assertTrue(shapes.get(net.extractor()).isSpatial(), "the extractor gives maps");
    assertTrue(net.isCut(net.features()), "all that follows depends on the features");
    assertTrue(net.isCut(net.extractor()), "all that follows depends on the extractor");
    assertTrue(
        net.trunk(net.extractor()).contains(net.node(net.features())),
        "the features belong to the extractor");
    assertFalse(shapes.get(net.output()).isSpatial(), "the output is a vector of logits");
    assertTrue(shapes.get(net.output()).elements() >= 2, "there are classes");
    assertTrue(Heads.classifier(net).isPresent(), "a layer gives the classes");
  }

  private static void checkNames(Network net) {
    for (Node node : net.nodes()) {
      assertTrue(node.id().path().matches(LAYER_NAME), node.id().path());
      assertFalse(Set.of("last", "cam", "input").contains(node.id().path()), "taken: " + node);
      assertEquals(Optional.of(node.id()), net.resolve(net.displayName(node.id())));
    }
  }

  private static void checkParameters(Network net) {
    List<ParameterSpec> specs = Parameters.of(net);
    assertTrue(Parameters.count(specs) > 0);
    assertEquals(specs.size(), specs.stream().map(ParameterSpec::name).distinct().count());
  }

  private static void checkReceptiveFields(Network net, Map<LayerId, Shape> shapes) {
    Map<LayerId, ReceptiveField> fields = ReceptiveFields.of(net);
    for (Node node : net.nodes()) {
      ReceptiveField field = fields.get(node.id());
      assertTrue(field.y().size() >= 1 && field.x().stride() >= 1, node + " " + field);
      Shape shape = shapes.get(node.id());
      if (shape.isSpatial()) {
        int last = field.y().start() + (shape.height() - 1) * field.y().stride();
        assertTrue(last < net.input().shape().height(), node + ": its last cell sees nothing");
        assertTrue(field.y().start() + field.y().size() > 0, node + ": its first sees nothing");
      }
    }
  }
}
