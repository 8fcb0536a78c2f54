/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.small;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void aCellSeesAThirdOfThePictureAndLiesWhereItIsDrawn() {
    ReceptiveField.Axis field = ReceptiveFields.of(net).get(net.features()).x();
    assertTrue(field.size() >= 40 && field.size() <= 64, field.toString());
    for (int cell = 0; cell < 16; cell++) {
      assertEquals((cell + 0.5) * 8, field.centre(cell), 4);
    }
  }

  @Test
  void itIsSmall() {
    long count = Parameters.count(Parameters.of(net));
    assertTrue(count < 200_000, count + " parameters");
  }
}
