/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;

class ProceduralWeightsTest {

  /** AlexNet's first layer and a BatchNorm. */
  private static final Network NETWORK =
      new NetworkBuilder()
          .add("features.0", new Op.Conv(64, Window.square(11, 4, 2), 1, true))
          .add("bn", new Op.BatchNorm(1e-5, 0.1))
          .features()
          .extractor()
          .build("reference");

  private final ProceduralWeights weights = ProceduralWeights.of(NETWORK);

  /** Computed in Python with integers of any size, from the rule as it is written down. */
  @Test
  void valuesAreThoseOfTheRule() {
    Tensor weight = weights.read("features.0.weight");
    assertArrayEquals(new int[] {64, 3, 11, 11}, weight.shape());
    assertEquals(0.09147582948207855f, weight.at(0));
    assertEquals(0.006798638962209225f, weight.at(1));
    assertEquals(0.03584296628832817f, weight.at(2));
    assertEquals(0.05062782019376755f, weight.at(23231));
    Tensor bias = weights.read("features.0.bias");
    assertEquals(-0.03640270233154297f, bias.at(0));
    assertEquals(0.013720810413360596f, bias.at(1));
    assertEquals(0.06619592010974884f, bias.at(63));
  }

  @Test
  void normalisationHasRulesOfItsOwn() {
    assertEquals(0.7896249294281006f, weights.read("bn.weight").at(0));
    assertEquals(0.6732364892959595f, weights.read("bn.weight").at(1));
    assertEquals(-0.09554658830165863f, weights.read("bn.bias").at(0));
    assertEquals(0.08470924198627472f, weights.read("bn.running_mean").at(0));
    assertEquals(0.030236411839723587f, weights.read("bn.running_mean").at(1));
    assertEquals(1.361659049987793f, weights.read("bn.running_var").at(0));
    assertEquals(0.8640015125274658f, weights.read("bn.running_var").at(1));
  }

  /**
   * The rule's BatchNorm is BatchNorm alone: other norms are vectors, a layer scale is a weight.
   */
  @Test
  void layerNormAndLayerScaleFollowTheGeneralRules() {
    Network net =
        new NetworkBuilder()
            .add("b.norm", new Op.LayerNorm(0, 1e-6))
            .add("b.mul", new Op.LayerScale())
            .features()
            .extractor()
            .build("scaled");
    ProceduralWeights scaled = ProceduralWeights.of(net);
    assertEquals(-0.04544883966445923f, scaled.read("b.norm.weight").at(0));
    assertEquals(-0.014088666066527367f, scaled.read("b.norm.weight").at(2));
    assertEquals(-1.6516274213790894f, scaled.read("b.layer_scale").at(0));
    assertEquals(2.2973039150238037f, scaled.read("b.layer_scale").at(2));
  }

  @Test
  void theySayWhatTheyAre() {
    assertEquals("procedural", weights.origin());
    assertEquals(64, weights.sha256().length());
    assertEquals(List.of(64, 3, 11, 11), weights.shape("features.0.weight"));
    assertEquals(6, weights.names().size());
    assertThrows(IllegalArgumentException.class, () -> weights.read("fc.weight"));
    assertThrows(IllegalArgumentException.class, () -> weights.shape("fc.weight"));
  }
}
