/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.TensorMap;

/** Excitation backpropagation, worked by hand, and as a probability that sums to 1. */
class ExcitationWalkTest {

  private static final Window POINT = Window.square(1, 1, 0);
  private static final float ROUNDING = 1e-6f;

  /**
   * Picture (1, 2, 3); units (3, -1, 1) with 3 - 2 + 3 = 4 and (1, 2, -1) with 1 + 4 - 3 = 2.
   *
   * <p>Class weights (0.5, 2): 2 and 4 make winning probabilities 1/3 and 2/3. The first unit's
   * excitation is 3 and 3 from the first and third value, the second's 1 and 4 from the first and
   * second: 1/3 · 1/2 + 2/3 · 1/5, 2/3 · 4/5, 1/3 · 1/2.
   *
   * <p>Class weights (0.5, -2): only the first unit excites it; with weights negated the second.
   */
  @Test
  void probabilityGoesWithValueTimesPositiveWeight() throws IOException {
    float[] both = {1f / 6 + 2f / 15, 8f / 15, 1f / 6};
    assertArrayEquals(both, units(new float[] {0.5f, 2}, false), ROUNDING);
    float[] first = {0.5f, 0, 0.5f};
    assertArrayEquals(first, units(new float[] {0.5f, -2}, false), ROUNDING);
    float[] second = {0.2f, 0.8f, 0};
    assertArrayEquals(second, units(new float[] {0.5f, -2}, true), ROUNDING);
  }

  private static float[] units(float[] classWeights, boolean negated) throws IOException {
    Network network =
        Networks.graph(1)
            .add("conv", new Op.Conv(2, POINT, 1, false))
            .add("relu", new Op.Relu())
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("worked");
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {3, -1, 1, 1, 2, -1}, 2, 3, 1, 1),
            "fc.weight", Tensor.of(classWeights, 1, 2));
    return walk(network, weights, new BackwardRule.Excitation(negated));
  }

  /**
   * Weights (-0.5, 1, 1) of one channel each on (1, 2, 3), to which the picture is added: (-0.5, 2,
   * 3) + (1, 2, 3). Where the convolution is negative all goes past it, else half and half. Class
   * weights 1: the sums are 0.5, 4 and 6.
   */
  @Test
  void aSumSharesByPositiveInputs() throws IOException {
    Network network =
        Networks.graph(1)
            .add("conv", new Op.Conv(3, POINT, 3, false))
            .add("add", new Op.Add(), "conv", "input")
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("residual");
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {-0.5f, 1, 1}, 3, 1, 1, 1),
            "fc.weight", Tensor.of(new float[] {1, 1, 1}, 1, 3));
    float[] expected = {0.5f / 10.5f, 4 / 10.5f, 6 / 10.5f};
    assertArrayEquals(
        expected, walk(network, weights, new BackwardRule.Excitation(false)), ROUNDING);
  }

  private static float[] walk(Network network, Map<String, Tensor> weights, BackwardRule rule)
      throws IOException {
    Tensor picture = Tensor.of(new float[] {1, 2, 3}, 1, 3, 1, 1);
    try (Model model = Networks.model(network, new TensorMap("by hand", weights));
        Probe probe = Networks.probe(model, picture)) {
      return probe.propagate(0, Network.INPUT, Target.ofClass(0), rule).toArray();
    }
  }

  /**
   * Negated, a unit that no input speaks against keeps its probability, so that there may be less.
   */
  @ParameterizedTest
  @CsvSource({
    "squeezenet1_0_real, features.3.cat",
    "resnet18, layer2.0.relu_1",
    "alexnet, features.4",
  })
  void itIsAProbabilityDownToEarlyLayers(String reference, String early) throws IOException {
    try (Model model = Networks.model(reference);
        Probe probe = Networks.probe(model, Golden.picture())) {
      for (LayerId layer : List.of(model.network().features(), Networks.id(early))) {
        Tensor p = excitation(probe, layer, false);
        assertTrue(p.min() >= 0, "nothing negative");
        assertEquals(1, p.sum(), 1e-4, layer.path());
        Tensor against = excitation(probe, layer, true);
        assertTrue(against.min() >= 0, "nothing negative");
        assertTrue(against.sum() > 0.5 && against.sum() < 1 + 1e-4, "sum " + against.sum());
      }
    }
  }

  private static Tensor excitation(Probe probe, LayerId layer, boolean negated) {
    return probe.propagate(0, layer, Target.predicted(), new BackwardRule.Excitation(negated));
  }
}
