/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.small;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.testkit.BackboneFamilyContract;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.Span;

class CaltechCnnTest extends BackboneFamilyContract {

  @Override
  protected BackboneFamily family() {
    return new CaltechCnn();
  }

  private List<Long> parametersALayer(String variant) {
    Map<LayerId, Long> counts = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(family().network(variant))) {
      counts.merge(spec.layer(), (long) spec.elements(), Long::sum);
    }
    return List.copyOf(counts.values());
  }

  /** As the report's tables, which Keras printed, give them. */
  @Test
  void parametersOfEachLayerAreTheReports() {
    assertEquals(List.of(2912L, 3216L, 346240L, 645L), parametersALayer("caltech-cnn1"));
    assertEquals(List.of(2912L, 3216L, 4640L, 147584L, 645L), parametersALayer("caltech-cnn2"));
    assertEquals(
        List.of(2912L, 3216L, 4640L, 18496L, 295040L, 645L), parametersALayer("caltech-cnn3"));
  }

  @Test
  void flattenedSizesAreTheReports() {
    Map<String, Integer> sizes =
        Map.of("caltech-cnn1", 2704, "caltech-cnn2", 1152, "caltech-cnn3", 2304);
    sizes.forEach(
        (id, size) ->
            assertEquals(
                Shape.of(size), Shapes.of(family().network(id)).get(new LayerId("flatten"))));
  }

  @Test
  void shapesOfTheFirstAreTheReports() {
    Network net = family().network("caltech-cnn1");
    Map<LayerId, Shape> shapes = Shapes.of(net);
    assertEquals(Shape.of(3, 224, 224), shapes.get(Network.INPUT));
    assertEquals(Shape.of(8, 56, 56), shapes.get(new LayerId("features.0")));
    assertEquals(Shape.of(8, 27, 27), shapes.get(new LayerId("features.2")));
    assertEquals(Shape.of(16, 27, 27), shapes.get(new LayerId("features.3")));
    assertEquals(Shape.of(16, 13, 13), shapes.get(new LayerId("features.5")));
    assertEquals(Shape.of(5), shapes.get(net.output()));
  }

  @Test
  void theFirstConvolutionPadsThreeBeforeAndFourAfter() {
    Op.Conv conv = (Op.Conv) family().network("caltech-cnn3").node(new LayerId("features.0")).op();
    assertEquals(new Span(11, 4, 3, 4, 1), conv.window().x());
    assertEquals(conv.window().x(), conv.window().y());
    assertFalse(conv.window().evenlyPadded());
  }

  @Test
  void landmarksAreTheLastConvolutionsReluAndThePoolBehindIt() {
    Network net = family().network("caltech-cnn3");
    assertEquals("features.9", net.features().path());
    assertEquals("features.10", net.extractor().path());
    assertEquals(16, ReceptiveFields.of(net).get(net.features()).x().stride());
  }
}
