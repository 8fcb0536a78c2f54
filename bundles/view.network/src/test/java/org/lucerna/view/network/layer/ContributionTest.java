/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.view.network.FakeSession;
import org.lucerna.view.network.TestNetworks;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentPicture;

class ContributionTest {

  private final Network network = TestNetworks.of("resnet50");
  private final FakeSession session = new FakeSession(network);

  private FeatureMaps maps(LayerId layer) throws Exception {
    return maps(network, session, layer);
  }

  private static FeatureMaps maps(Network network, FakeSession session, LayerId layer)
      throws Exception {
    CurrentPicture picture =
        new CurrentPicture(
            "p",
            "p",
            0,
            new CurrentPicture.Origin(
                Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), true),
            () -> RgbImage.wrap(1, 1, new int[1]));
    Subject subject =
        new Subject(
            network,
            Optional.of(session),
            Optional.of(layer),
            Optional.of(picture),
            Optional.of(new CurrentClass(7, "cat")));
    return subject.maps(Known.of(network), Optional.empty()).orElseThrow();
  }

  @Test
  void atTheCamLayerAChannelAddsItsClassWeightTimesItsMean() throws Exception {
    FeatureMaps maps = maps(network.camHead().orElseThrow().layer());
    Tensor weights = session.parameter("fc.weight");
    assertEquals("cat", maps.contributions().orElseThrow().name());
    assertEquals(
        weights.at(7 * 2048 + 31) * maps.channels().get(31).mean(),
        maps.contributions().get().values().get(31),
        1e-9);
  }

  @Test
  void whereClassMapsAreRectifiedBeforeTheyArePooledNothingIsClaimed() throws Exception {
    Network squeezenet = TestNetworks.of("squeezenet1_0");
    LayerId layer = squeezenet.camHead().orElseThrow().layer();
    FeatureMaps maps = maps(squeezenet, new FakeSession(squeezenet), layer);
    assertEquals(Optional.empty(), maps.contributions());
  }

  @Test
  void elsewhereNothingIsClaimed() throws Exception {
    assertEquals(Optional.empty(), maps(network.resolve("layer3").orElseThrow()).contributions());
  }
}
