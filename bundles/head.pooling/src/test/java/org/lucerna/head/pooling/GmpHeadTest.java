/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.testkit.HeadContract;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;

class GmpHeadTest extends HeadContract<PoolingParams> {

  private static final Network ALEXNET = new AlexNet().network("alexnet");

  @Override
  protected Head<PoolingParams> head() {
    return new GmpHead();
  }

  @Override
  protected PoolingParams params() {
    return new PoolingParams(Optional.empty(), 0.5);
  }

  @Override
  protected List<Network> fitting() {
    return List.of(ALEXNET, new GapHead().attach(ALEXNET, 9, params()));
  }

  @Override
  protected Network unfitting() {
    return new NetworkBuilder()
        .add("flatten", new Op.Flatten())
        .features()
        .extractor()
        .build("vector");
  }

  @Test
  void itTakesTheMaximum() {
    Network net = head().attach(ALEXNET, 9, params());
    assertEquals("alexnet+gmp", net.id());
    assertEquals(new Op.GlobalMaxPool(), net.node(new LayerId("head.pool")).op());
  }

  @Test
  void itReplacesAnotherHead() {
    Network gap = new GapHead().attach(ALEXNET, 9, params());
    assertEquals(head().attach(ALEXNET, 9, params()), head().attach(gap, 9, params()));
  }
}
