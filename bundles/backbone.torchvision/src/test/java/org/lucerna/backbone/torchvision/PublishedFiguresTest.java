/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;

class PublishedFiguresTest {

  private static Network network(String id) {
    return List.<BackboneFamily>of(new AlexNet(), new Vgg(), new SqueezeNet()).stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
        .findFirst()
        .orElseThrow()
        .network(id);
  }

  private static ReceptiveField.Axis field(String network, String layer) {
    Network net = network(network);
    ReceptiveField field = ReceptiveFields.of(net).get(net.resolve(layer).orElseThrow());
    assertEquals(field.x(), field.y());
    return field.x();
  }

  /** num_params in torchvision's table of weights. */
  @ParameterizedTest
  @CsvSource({
    "alexnet, 61100840",
    "vgg11, 132863336",
    "vgg13, 133047848",
    "vgg16, 138357544",
    "vgg19, 143667240",
    "squeezenet1_0, 1248424",
    "squeezenet1_1, 1235496",
  })
  void parametersAreAsManyAsPublished(String id, long count) {
    assertEquals(count, Parameters.count(Parameters.of(network(id))));
  }

  /**
   * Sizes and strides from Araujo, Norris and Sim (2019), whose AlexNet has no padding in its first
   * convolution: padding 64 there, 66 here.
   */
  @Test
  void receptiveFieldsAreThePublishedOnes() {
    assertEquals(new ReceptiveField.Axis(195, 32, -66), field("alexnet", "features.12"));
    assertEquals(new ReceptiveField.Axis(212, 32, -90), field("vgg16", "features.30"));
    assertEquals(new ReceptiveField.Axis(196, 16, -90), field("vgg16", "features.29"));
    assertEquals(new ReceptiveField.Axis(163, 16, -66), field("alexnet", "features.11"));
  }

  @Test
  void adaptivePoolingOfTheRightSizeKeepsTheField() {
    assertEquals(field("alexnet", "features.12"), field("alexnet", "avgpool"));
    assertEquals(field("vgg16", "features.30"), field("vgg16", "avgpool"));
  }

  /** By hand: 7/2, pool to 11 at 4, three fires to 35, pool to 43 at 8, four to 107, pool, fire. */
  @Test
  void theFieldOfSqueezeNetsFeaturesIsExact() {
    assertEquals(new ReceptiveField.Axis(155, 16, -60), field("squeezenet1_0", "features.12"));
  }

  /** How far a cell of a map stretched over 224 pixels is drawn from what it sees. */
  private static double error(String network, String layer, int cells, int cell) {
    return Math.abs(field(network, layer).centre(cell) - (cell + 0.5) * 224 / cells);
  }

  @Test
  void stretchedMapsAreOffByWhatTheArchitecturePageSays() {
    assertEquals(12.8, error("alexnet", "features.12", 6, 0), 0.1);
    assertEquals(13.8, error("alexnet", "features.12", 6, 5), 0.1);
    assertEquals(8.9, error("squeezenet1_0", "features.12", 13, 0), 0.1);
    assertEquals(5.9, error("squeezenet1_0", "features.12", 13, 12), 0.1);
    for (int cell = 0; cell < 7; cell++) {
      assertEquals(0, error("vgg16", "features.30", 7, cell));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, features.11, features.12",
    "vgg11, features.19, features.20",
    "vgg13, features.23, features.24",
    "vgg16, features.29, features.30",
    "vgg19, features.35, features.36",
    "squeezenet1_0, features.12, features.12",
    "squeezenet1_1, features.12, features.12",
  })
  void landmarksAreWhereTheArchitecturePageSays(String id, String last, String extractor) {
    Network net = network(id);
    assertEquals(last, net.displayName(net.features()));
    assertEquals(extractor, net.displayName(net.extractor()));
  }

  @Test
  void onlySqueezeNetHasMapsWithoutANewHead() {
    LayerId conv = new LayerId("classifier.1");
    Network net = network("squeezenet1_1");
    assertEquals(Optional.of(new CamHead(net.features(), conv)), net.camHead());
    assertTrue(network("alexnet").camHead().isEmpty());
    assertTrue(network("vgg16").camHead().isEmpty());
  }

  @Test
  void aPictureOfAnotherSizeFitsVgg() {
    Network net = network("vgg16");
    Network small =
        net.withInput(
            new org.lucerna.vision.api.network.InputSpec(
                net.input().preprocessing().sized(128, 128)));
    assertEquals(Parameters.count(Parameters.of(net)), Parameters.count(Parameters.of(small)));
  }
}
