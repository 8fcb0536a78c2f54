/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.small;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.testkit.BackboneFamilyContract;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

class SmallGapTest extends BackboneFamilyContract {

  private final Network net = family().network("small-gap");

  @Override
  protected BackboneFamily family() {
    return new SmallGap();
  }

  @Test
  void classActivationMapsAreDefinedAtItsFeatures() {
    assertEquals(Optional.of(new CamHead(net.features(), new LayerId("fc"))), net.camHead());
    assertEquals(net.features(), net.extractor());
  }

  @Test
  void itsMapsAreSharp() {
    Shape maps = Shapes.of(net).get(net.features());
    assertEquals(Shape.of(96, 16, 16), maps);
  }

  /** A cell must see a part of a creature, not all of the picture. */
  @Test
  void aCellSeesHalfThePictureAroundWhereItIsDrawn() {
    ReceptiveField field = ReceptiveFields.of(net).get(net.features());
    assertEquals(new ReceptiveField.Axis(66, 8, -29), field.x());
    assertEquals(field.x(), field.y());
    for (int cell = 0; cell < 16; cell++) {
      assertEquals((cell + 0.5) * 8, field.x().centre(cell));
    }
  }

  /** 3·24·16, 24·48·9, 48·64·9, 64·64·9, 64·96·9, two for each of 296 channels, 96·7 + 7. */
  @Test
  void parametersAreAsManyAsByHand() {
    int convolutions = 1152 + 10368 + 27648 + 36864 + 55296;
    assertEquals(convolutions + 592 + 679, Parameters.count(Parameters.of(net)));
  }
}
