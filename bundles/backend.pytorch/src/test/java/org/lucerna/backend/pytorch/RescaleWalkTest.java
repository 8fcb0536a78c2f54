/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
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

/** DeepLIFT's rescale rule: multipliers times differences sum to the difference of the scores. */
class RescaleWalkTest {

  private static final float ROUNDING = 1e-6f;

  /** ReLU from -1 to 3: (3 - 0) / (3 + 1); from -1 to -2: 0; where nothing changed: derivative. */
  @Test
  void aFunctionOfOneValueHasTheSlopeOfItsChord() throws IOException {
    Network network =
        Networks.graph(1)
            .add("relu", new Op.Relu())
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("chord");
    Tensor picture = Tensor.of(new float[] {3, -2, 0.5f}, 3, 1, 1);
    Tensor reference = Tensor.of(new float[] {-1, -1, 0.5f}, 3, 1, 1);
    float[] m = multipliers(network, new float[] {1, 2, 3}, picture, reference);
    assertArrayEquals(new float[] {0.75f, 0, 3}, m, ROUNDING);
  }

  /**
   * Of {1, 2, 5, 3} and {4, 0, 1, 0} the maxima are 5 and 4. The change of 1 is charged to the
   * place of the 5, which changed by 4, whichever of the two is the reference.
   */
  @Test
  void aMaximumsChangeIsChargedToTheOneWinnerThatMadeIt() throws IOException {
    Network network =
        Networks.graph(2)
            .add("pool", new Op.MaxPool(Window.square(2, 2, 0), false))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("maximum");
    Tensor five = Tensor.of(new float[] {1, 2, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0}, 3, 2, 2);
    Tensor four = Tensor.of(new float[] {4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 3, 2, 2);
    for (int i = 0; i < 2; i++) {
      float[] m =
          multipliers(network, new float[] {1, 0, 0}, i == 0 ? five : four, i == 0 ? four : five);
      assertArrayEquals(new float[] {0, 0, 0.25f, 0}, Arrays.copyOf(m, 4), ROUNDING);
    }
  }

  /** Of x·x from 1 to 3: (1 + 3) / 2 by each factor, 4 by x; 4 times 2 is 9 - 1. */
  @Test
  void aProductsFactorsShareItsChangeAlike() throws IOException {
    Network network =
        Networks.graph(1)
            .add("product", new Op.Multiply(), "input", "input")
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("product");
    Tensor picture = Tensor.of(new float[] {3, 0, 0}, 3, 1, 1);
    Tensor reference = Tensor.of(new float[] {1, 0, 0}, 3, 1, 1);
    float[] m = multipliers(network, new float[] {1, 0, 0}, picture, reference);
    assertArrayEquals(new float[] {4, 0, 0}, m, ROUNDING);
  }

  private static float[] multipliers(
      Network network, float[] weights, Tensor picture, Tensor reference) throws IOException {
    Tensor row = Tensor.of(weights, 1, weights.length);
    try (Model model = Networks.model(network, new TensorMap("by hand", Map.of("fc.weight", row)));
        Probe probe = Networks.probe(model, Tensor.stack(List.of(picture)))) {
      BackwardRule rule = new BackwardRule.Rescale(Network.INPUT, reference);
      return probe.propagate(0, Network.INPUT, Target.ofClass(0), rule).toArray();
    }
  }

  @Test
  void belowTheReferencesLayerThereAreNoMultipliers() throws IOException {
    try (Model model = Networks.model("squeezenet1_1");
        Probe probe = Networks.probe(model, Golden.picture())) {
      LayerId last = model.network().features();
      Tensor values = probe.activation(0, last);
      BackwardRule rule = new BackwardRule.Rescale(last, values.times(0));
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> probe.propagate(0, Network.INPUT, Target.predicted(), rule));
      assertEquals(
          "multipliers at layer input, which does not depend on layer features.12.cat of the"
              + " reference",
          refusal.getMessage());
    }
  }

  /**
   * Of networks with every kind of layer: ReLU and maxima (VGG16, SqueezeNet, AlexNet), sums
   * (ResNet), products and hard functions (MobileNetV3), products and smooth ones (EfficientNet),
   * concatenations (DenseNet, GoogLeNet), normalisation over channels (ConvNeXt).
   *
   * @param rounding share of the scores, which some procedural weights make so alike for all
   *     pictures that their difference consists of the last digits
   */
  @ParameterizedTest
  @CsvSource({
    "squeezenet1_0_real, 1e-6",
    "resnet18, 1e-6",
    "vgg16, 1e-6",
    "alexnet, 1e-6",
    "googlenet, 1e-6",
    "densenet121, 1e-6",
    "mobilenet_v2_real, 1e-6",
    "mobilenet_v3_large, 1e-6",
    "efficientnet_b0, 1e-6",
    "convnext_tiny, 1e-4",
  })
  void multipliersTimesDifferencesAreTheDifferenceOfTheScores(String reference, double rounding)
      throws IOException {
    try (Model model = Networks.model(reference);
        Probe probe = Networks.probe(model, Golden.picture())) {
      Tensor grey = Tensor.wrap(new float[3 * 224 * 224], 3, 224, 224);
      assertComplete(probe, Network.INPUT, grey, rounding);
      LayerId last = model.network().features();
      Tensor none = probe.activation(0, last).times(0);
      assertComplete(probe, last, none, rounding);
    }
  }

  private static void assertComplete(
      Probe probe, LayerId layer, Tensor reference, double rounding) {
    Target target = Target.predicted().fixed(probe.logits(0));
    Tensor multipliers =
        probe.propagate(0, layer, target, new BackwardRule.Rescale(layer, reference));
    Tensor there = probe.scores(layer, Tensor.stack(List.of(reference)));
    double score = probe.score(0, target);
    double before = target.score(there.slice(0).toArray());
    double change = score - before;
    Tensor values = probe.activation(0, layer);
    double sum = Networks.dot(multipliers, values) - Networks.dot(multipliers, reference);
    double tolerance = 1e-4 * Math.abs(change) + rounding * (Math.abs(score) + Math.abs(before));
    assertEquals(change, sum, tolerance, layer.path());
  }
}
