/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.view.network.TestNetworks;
import org.lucerna.view.network.layer.FeatureMaps.Sorting;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.vision.api.network.AxisOrder;

class PlanesTest {

  private static final Tensor VALUES = Tensor.of(new float[] {0, 2, 0, 4, -1, 1, -3, 9}, 2, 2, 2);

  @Test
  void channelsAreSummarised() {
    Planes planes = Planes.of(VALUES, AxisOrder.PLANES);
    assertEquals(new Planes.Summary(0, 1.5, 4, 0.5), planes.summary(0));
    assertEquals(new Planes.Summary(-3, 1.5, 9, 0), planes.summary(1));
    assertEquals(9, planes.at(1, 1, 1));
    assertEquals(9, planes.summary().reach());
  }

  @Test
  void channelsAtTheLastAxisAreTurned() {
    Planes planes = Planes.of(VALUES, new AxisOrder(2, 0, 1));
    assertEquals(-1, planes.at(0, 1, 0));
    assertEquals(1, planes.at(1, 1, 0));
  }

  @Test
  void aVectorHasOneCellAChannel() {
    Planes planes = Planes.of(Tensor.of(new float[] {3, 5}, 2), AxisOrder.PLANES);
    assertTrue(planes.isFlat());
    assertEquals(5, planes.at(1, 0, 0));
  }

  @Test
  void channelsAreOrderedByWhatIsAskedFor() {
    LayerFact layer = NetworkFacts.of(TestNetworks.of("squeezenet1_0")).layers().get(0);
    Tensor values = Tensor.of(new float[] {1, 1, 0, 9, 2, 6}, 3, 1, 2);
    FeatureMaps maps =
        FeatureMaps.of(
            layer,
            RgbImage.wrap(1, 1, new int[1]),
            Planes.of(values, AxisOrder.PLANES),
            Optional.of(new FeatureMaps.Contribution("cat", List.of(0.5, 2.0, -1.0))));
    assertEquals(List.of(0, 1, 2), maps.order(Sorting.CHANNEL));
    assertEquals(List.of(1, 2, 0), maps.order(Sorting.MAX));
    assertEquals(List.of(1, 2, 0), maps.order(Sorting.MEAN));
    assertEquals(List.of(1, 0, 2), maps.order(Sorting.CONTRIBUTION));
    assertEquals("contribution to cat", maps.table("t").columns().get(5));
  }

  @Test
  void coloursAreSharedOrEachChannelsOwn() {
    Shades positive = Shades.of(new Planes.Summary(0, 1, 4, 0));
    assertFalse(positive.isSigned());
    Shades signed = Shades.of(new Planes.Summary(-3, 1, 2, 0));
    assertEquals(new Shades(-3, 3), signed);
    assertEquals(0xF7F7F7, signed.rgb(0));
    int[] ends = {positive.paint(VALUES.slice(0)).getRGB(1, 1) & 0xFFFFFF, positive.rgb(4)};
    assertEquals(ends[1], ends[0]);
  }
}
