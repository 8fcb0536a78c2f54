/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.TensorMap;

/** Walks that carry derivatives, against autograd's and against torch's of other makers. */
class GradientWalkTest {

  private static final BackwardRule GRADIENT = new BackwardRule.Gradient();

  /** Rounding: sums of branches are added in another order. */
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @ValueSource(
      strings = {"squeezenet1_0", "resnet18", "densenet121", "mobilenet_v3_large", "convnext_tiny"})
  void layerByLayerTheDerivativeIsAutograds(String reference) throws IOException {
    try (Model model = Networks.model(reference);
        Probe probe = Networks.probe(model, Golden.picture())) {
      Target target = Target.predicted();
      for (LayerId layer : Set.of(Network.INPUT, model.network().features())) {
        Tensor expected = probe.gradient(0, layer, target);
        Tensor walked = probe.propagate(0, layer, target, GRADIENT);
        assertEquals(0, Networks.distance(expected, walked), ROUNDING, layer.path());
      }
    }
  }

  /** The reference keeps 16 bits a value: half of a thousandth of each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "squeezenet1_0",
        "squeezenet1_1",
        "alexnet",
        "resnet18",
        "vgg16"
      })
  void guidedBackpropagationAndDeconvolutionAreTorchs(String reference) throws IOException {
    Golden golden = Golden.read(reference);
    try (Model model = Networks.model(reference);
        Probe probe = Networks.probe(model, Golden.picture())) {
      Target target = Target.ofClass(golden.explained());
      assertAgrees(golden, "input__guided", probe, target, new BackwardRule.Guided());
      assertAgrees(golden, "input__deconvnet", probe, target, new BackwardRule.Deconvnet());
    }
  }

  private static void assertAgrees(
      Golden golden, String key, Probe probe, Target target, BackwardRule rule) {
    Tensor actual = probe.propagate(0, Network.INPUT, target, rule);
    Tensor expected = golden.arrays().get(key);
    if (expected.min() == expected.max()) {
      // Deconvolution of the real SqueezeNet: nothing positive reaches the picture.
      assertEquals(expected, actual, key);
    } else {
      golden.assertWithin(1e-3, key, actual);
    }
  }

  @Test
  void oneWalkAnswersAllLayersAndGoesNoFurtherThanTheLowest() throws IOException {
    try (Model model = Networks.model("squeezenet1_1");
        Probe probe = Networks.probe(model, Golden.picture())) {
      Set<LayerId> layers =
          Set.of(Networks.id("features.12.cat"), Networks.id("features.9.cat"), Network.INPUT);
      Target target = Target.predicted();
      Tensor start = oneHot(1000, probe.logits(0));
      Map<LayerId, Tensor> all =
          probe.propagate(
              0,
              new BackwardPass(model.network().output(), start, layers, new BackwardRule.Guided()));
      assertEquals(layers, all.keySet());
      for (LayerId layer : layers) {
        Tensor alone = probe.propagate(0, layer, target, new BackwardRule.Guided());
        assertEquals(alone, all.get(layer), layer.path());
      }
    }
  }

  private static Tensor oneHot(int classes, float[] logits) {
    float[] start = new float[classes];
    start[Target.predicted().classIndex(logits)] = 1;
    return Tensor.wrap(start, classes);
  }

  @Test
  void aWalkMayBeginAtAnyLayerAndEndWhereItBegan() throws IOException {
    try (Model model = branched();
        Probe probe = Networks.probe(model, Networks.noise(6, 1, 3, 6, 6))) {
      LayerId from = Networks.id("add.relu");
      Tensor start = Networks.noise(1, 4, 6, 6);
      BackwardPass pass = new BackwardPass(from, start, Set.of(from), GRADIENT);
      assertEquals(start, probe.propagate(0, pass).get(from));
    }
  }

  @Test
  void whatDoesNotDependOnALayerHandsItNothing() throws IOException {
    try (Model model = branched();
        Probe probe = Networks.probe(model, Networks.noise(2, 1, 3, 6, 6))) {
      LayerId left = Networks.id("left");
      Tensor start = Networks.noise(1, 4, 6, 6);
      BackwardPass pass = new BackwardPass(Networks.id("right"), start, Set.of(left), GRADIENT);
      assertEquals(0, probe.propagate(0, pass).get(left).max());
      assertEquals(Set.of(left), probe.propagate(0, pass).keySet());
    }
  }

  /** The pictures' rows differ, and so do the walks; going to and fro between them changes none. */
  @Test
  void picturesOfABatchAreWalkedOneByOne() throws IOException {
    Tensor pictures = Networks.noise(3, 2, 3, 6, 6);
    try (Model model = branched();
        Probe both = Networks.probe(model, pictures)) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 2; i++) {
          Tensor alone = Tensor.stack(List.of(pictures.slice(i)));
          try (Probe one = Networks.probe(model, alone)) {
            Target target = Target.ofClass(round);
            Tensor expected = one.gradient(0, Network.INPUT, target);
            Tensor walked = both.propagate(i, Network.INPUT, target, GRADIENT);
            assertEquals(0, Networks.distance(expected, walked), ROUNDING);
          }
        }
      }
    }
  }

  /** Kept records must not add to what they answered before. */
  @Test
  void anotherTargetAfterTheFirstIsNotAddedToIt() throws IOException {
    try (Model model = branched();
        Probe probe = Networks.probe(model, Networks.noise(4, 1, 3, 6, 6))) {
      for (int index : new int[] {0, 1, 2}) {
        Target target = Target.ofClass(index);
        Tensor expected = probe.gradient(0, Network.INPUT, target);
        Tensor walked = probe.propagate(0, Network.INPUT, target, GRADIENT);
        assertEquals(0, Networks.distance(expected, walked), ROUNDING);
      }
    }
  }

  /** The gradient goes by autograd's own reckoning; here it is the walk's. */
  @Test
  void ifThePictureIsPlannedAloneMethodsAtItCostOneWalkEach() throws IOException {
    try (Model model = Networks.model("squeezenet1_1");
        Probe apart = Networks.probe(model, Golden.picture());
        Probe probe =
            model.probe(
                new ProbePlan(
                    Golden.picture(),
                    Set.of(Network.INPUT),
                    List.of(List.of(Target.predicted()))))) {
      long once = Macs.total(model.network());
      assertEquals(new Work(once, 0), probe.work());
      Target target = Target.predicted();
      Tensor gradient = probe.gradient(0, Network.INPUT, target);
      assertEquals(new Work(once, once), probe.work());
      probe.propagate(0, Network.INPUT, target, GRADIENT);
      assertEquals(new Work(once, once), probe.work(), "what is known is not walked again");
      probe.propagate(0, Network.INPUT, target, new BackwardRule.Guided());
      assertEquals(new Work(once, 2 * once), probe.work());
      Tensor expected = apart.gradient(0, Network.INPUT, target);
      assertEquals(0, Networks.distance(expected, gradient), ROUNDING);
      assertArrayEquals(apart.logits(0), probe.logits(0), 1e-4f);
    }
  }

  @Test
  void aStartOfAnotherShapeIsRefused() throws IOException {
    try (Model model = branched();
        Probe probe = Networks.probe(model, Networks.noise(5, 1, 3, 6, 6))) {
      BackwardPass pass =
          new BackwardPass(
              Networks.id("fc"), Networks.noise(1, 4), Set.of(Network.INPUT), GRADIENT);
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> probe.propagate(0, pass));
      assertEquals(
          "Tensor[4] cannot start at layer fc, whose values are [3]", refusal.getMessage());
    }
  }

  /**
   * ReLU6 with inputs -1, 2 and 7, then weights 3, -2 and 4: going back, -2 is cut off in both;
   * what stays is 3 at the first, which only deconvolution lets through, and 4 at the last, where
   * ReLU6 is cut off above and has no derivative, which deconvolution does not ask for either.
   */
  @Test
  void relu6IsTreatedAsAReluIs() throws IOException {
    Network network =
        Networks.graph(1)
            .add("relu6", new Op.Clamp(0, 6))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("clamped");
    TensorMap weights =
        new TensorMap("by hand", Map.of("fc.weight", Tensor.of(new float[] {3, -2, 4}, 1, 3)));
    try (Model model = Networks.model(network, weights);
        Probe probe = Networks.probe(model, Tensor.of(new float[] {-1, 2, 7}, 1, 3, 1, 1))) {
      Target target = Target.ofClass(0);
      Tensor guided = probe.propagate(0, Network.INPUT, target, new BackwardRule.Guided());
      assertArrayEquals(new float[] {0, 0, 0}, guided.toArray());
      Tensor deconvnet = probe.propagate(0, Network.INPUT, target, new BackwardRule.Deconvnet());
      assertArrayEquals(new float[] {3, 0, 4}, deconvnet.toArray());
    }
  }

  /** Two branches that are summed, then joined with the stem. */
  private static Model branched() throws IOException {
    Window same = Window.square(3, 1, 1);
    Network network =
        Networks.graph(6)
            .add("stem", new Op.Conv(4, same, 1, true))
            .add("relu", new Op.Relu())
            .add("left", new Op.Conv(4, same, 2, false))
            .add("norm", new Op.BatchNorm(1e-5, 0.1))
            .add("right", new Op.Conv(4, Window.square(1, 1, 0), 1, true), "relu")
            .add("add", new Op.Add(), "norm", "right", "relu")
            .add("add.relu", new Op.Relu())
            .add("pool", new Op.MaxPool(Window.square(3, 2, 1), true))
            .add("side", new Op.AvgPool(Window.square(2, 2, 1), false, true), "stem")
            .add("join", new Op.Concat(), "pool", "side")
            .features()
            .extractor()
            .add("gap", new Op.AdaptiveAvgPool(2, 1))
            .add("flat", new Op.Flatten())
            .add("drop", new Op.Dropout(0.5))
            .add("fc", new Op.Linear(3, true))
            .build("branched");
    return Networks.model(network, InitialWeights.of(network, 1));
  }
}
