/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
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
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Layer-wise relevance propagation, worked by hand, by identities, and by conservation. */
class RelevanceWalkTest {

  private static final Window POINT = Window.square(1, 1, 0);
  private static final RelevanceRule ZERO = new RelevanceRule.Epsilon(0);
  private static final RelevanceRule GAMMA = new RelevanceRule.Gamma(0.25);

  /**
   * Picture (1, 2, 0), one unit with weights (3, -1, 0): z = 3 - 2 = 1. ReLU, then weight 0.5: the
   * score is 0.5, all of it the unit's. The rules divide it in proportion to:
   */
  @Test
  void linearReluLinearIsDividedAsTheRulesSay() throws IOException {
    // LRP-0: 3/1 and -2/1
    assertHand(ZERO, 1.5, -1);
    // alpha 1 beta 0: 3/3 and nothing
    assertHand(new RelevanceRule.AlphaBeta(1, 0), 0.5, 0);
    // alpha 2 beta 1: 2 · 3/3 and -1 · -2/-2
    assertHand(new RelevanceRule.AlphaBeta(2, 1), 1, -0.5);
    // gamma 1: weights (6, -1), z = 6 - 2 = 4: 6/4 and -2/4
    assertHand(new RelevanceRule.Gamma(1), 0.75, -0.25);
    // epsilon 1: 3/2 and -2/2
    assertHand(new RelevanceRule.Epsilon(1), 0.75, -0.5);
    // box [0, 4]: 3 - 0·3 = 3 and -2 - 4·-1 = 2, sum 5
    assertHand(new RelevanceRule.Box(List.of(0f, 0f, 0f), List.of(4f, 4f, 4f)), 0.3, 0.2);
    // flat: a third each
    assertHand(new RelevanceRule.Flat(), 0.5 / 3, 0.5 / 3, 0.5 / 3);
  }

  private static void assertHand(RelevanceRule rule, double... expected) throws IOException {
    Network network =
        classified(
            Networks.graph(1)
                .add("conv", new Op.Conv(1, POINT, 1, false))
                .add("relu", new Op.Relu()));
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {3, -1, 0}, 1, 3, 1, 1),
            "fc.weight", Tensor.of(new float[] {0.5f}, 1, 1));
    BackwardRule rules = new BackwardRule.Relevance(ZERO, Map.of(Networks.id("conv"), rule));
    Tensor picture = Tensor.of(new float[] {1, 2, 0}, 3, 1, 1);
    assertRelevance(network, weights, picture, rules, expected);
  }

  /**
   * BatchNorm (x - 1) / sqrt(4) · 6 + 1 = 3x - 2 behind x = 3 - 2 = 1 gives 1. Folded: weights (9,
   * -3, 0), bias -2, z = 9 - 6 - 2 = 1. LRP-0 hands on 9 and -6 of 0.5 each, the bias keeps the
   * rest. alpha 1 beta 0: 9 of 9, the negative bias having no part.
   */
  @Test
  void batchNormIsFoldedIntoTheConvolutionBeforeIt() throws IOException {
    Network network =
        classified(
            Networks.graph(1)
                .add("conv", new Op.Conv(1, POINT, 1, false))
                .add("bn", new Op.BatchNorm(0, 0.1))
                .add("relu", new Op.Relu()));
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {3, -1, 0}, 1, 3, 1, 1),
            "bn.weight", Tensor.of(new float[] {6}, 1),
            "bn.bias", Tensor.of(new float[] {1}, 1),
            "bn.running_mean", Tensor.of(new float[] {1}, 1),
            "bn.running_var", Tensor.of(new float[] {4}, 1),
            "fc.weight", Tensor.of(new float[] {0.5f}, 1, 1));
    Tensor picture = Tensor.of(new float[] {1, 2, 0}, 3, 1, 1);
    assertRelevance(network, weights, picture, all(ZERO), 4.5, -3);
    BackwardRule plus =
        new BackwardRule.Relevance(
            ZERO, Map.of(Networks.id("conv"), new RelevanceRule.AlphaBeta(1, 0)));
    assertRelevance(network, weights, picture, plus, 0.5, 0);
  }

  /** BatchNorm 3x - 2 of x = 2 by itself: 6 of 4 is handed on, and -2 of 4 kept: 4 becomes 6. */
  @Test
  void batchNormByItselfIsALinearLayerOfOneInput() throws IOException {
    Network network = classified(Networks.graph(1).add("bn", new Op.BatchNorm(0, 0.1)));
    Map<String, Tensor> weights =
        Map.of(
            "bn.weight", Tensor.of(new float[] {3, 1, 1}, 3),
            "bn.bias", Tensor.of(new float[] {-2, 0, 0}, 3),
            "bn.running_mean", Tensor.of(new float[3], 3),
            "bn.running_var", Tensor.of(new float[] {1, 1, 1}, 3),
            "fc.weight", Tensor.of(new float[] {1, 0, 0}, 1, 3));
    assertRelevance(
        network, weights, Tensor.of(new float[] {2, 0, 0}, 3, 1, 1), all(ZERO), 6, 0, 0);
  }

  /** x = 4, weight -0.5: -2 + 4 = 2. The sum hands -2 to the convolution and 4 past it. */
  @Test
  void aResidualSumSharesInProportionToItsSummands() throws IOException {
    Network network =
        classified(
            Networks.graph(1)
                .add("conv", new Op.Conv(3, POINT, 3, false))
                .add("add", new Op.Add(), "conv", "input"));
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {-0.5f, 1, 1}, 3, 1, 1, 1),
            "fc.weight", Tensor.of(new float[] {1, 0, 0}, 1, 3));
    Tensor picture = Tensor.of(new float[] {4, 0, 0}, 3, 1, 1);
    try (Model model = Networks.model(network, new TensorMap("by hand", weights));
        Probe probe = Networks.probe(model, Tensor.stack(List.of(picture)))) {
      Map<LayerId, Tensor> found = walk(probe, Set.of(Networks.id("conv"), Network.INPUT));
      assertEquals(-2, found.get(Networks.id("conv")).at(0), 1e-6);
      assertEquals(2, found.get(Network.INPUT).at(0), 1e-6);
    }
  }

  /** Of {1, 3, 2, 0} an average hands on 1/6, 3/6, 2/6 of its relevance, a maximum all to the 3. */
  @Test
  void averagesShareByValueAndMaximaGiveToTheWinner() throws IOException {
    Tensor picture = Tensor.of(new float[] {1, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 3, 2, 2);
    Map<String, Tensor> weights = Map.of("fc.weight", Tensor.of(new float[] {2, 0, 0}, 1, 3));
    Window two = Window.square(2, 2, 0);
    Network average = classified(Networks.graph(2).add("pool", new Op.AvgPool(two, false, true)));
    assertRelevance(average, weights, picture, all(ZERO), 0.5, 1.5, 1, 0);
    Network adaptive = classified(Networks.graph(2).add("pool", new Op.AdaptiveAvgPool(1, 1)));
    assertRelevance(adaptive, weights, picture, all(ZERO), 0.5, 1.5, 1, 0);
    Network maximum = classified(Networks.graph(2).add("pool", new Op.MaxPool(two, false)));
    assertRelevance(maximum, weights, picture, all(ZERO), 0, 6, 0, 0);
    Network global = classified(Networks.graph(2).add("pool", new Op.GlobalMaxPool()));
    assertRelevance(global, weights, picture, all(ZERO), 0, 6, 0, 0);
  }

  /** Depthwise weights 2, -1 and 3 on (1, 1, 2) give (2, -1, 6); joined with (1, 1, 2). */
  @Test
  void concatenationAndDepthwiseConvolutionKeepChannelsApart() throws IOException {
    Network network =
        classified(
            Networks.graph(1)
                .add("conv", new Op.Conv(3, POINT, 3, false))
                .add("join", new Op.Concat(), "conv", "input"));
    Map<String, Tensor> weights =
        Map.of(
            "conv.weight", Tensor.of(new float[] {2, -1, 3}, 3, 1, 1, 1),
            "fc.weight", Tensor.of(new float[] {1, 1, 0, 0, 10, 100}, 1, 6));
    // 2 and -1 by way of the convolution, 10 · 1 and 100 · 2 past it
    assertRelevance(
        network, weights, Tensor.of(new float[] {1, 1, 2}, 3, 1, 1), all(ZERO), 2, 9, 200);
  }

  /** A gate that halves its signal has no part in the relevance. */
  @Test
  void aGateGetsNothingAndTheSignalAll() throws IOException {
    Network network =
        classified(
            Networks.graph(1)
                .add("gate", new Op.Conv(3, POINT, 3, false))
                .add("gate.sigmoid", new Op.Sigmoid())
                .add("product", new Op.Multiply(), "input", "gate.sigmoid"));
    Map<String, Tensor> weights =
        Map.of(
            "gate.weight", Tensor.of(new float[] {0, 0, 0}, 3, 1, 1, 1),
            "fc.weight", Tensor.of(new float[] {1, 1, 1}, 1, 3));
    assertRelevance(
        network, weights, Tensor.of(new float[] {2, 4, 6}, 3, 1, 1), all(ZERO), 1, 2, 3);
  }

  /** Where layers are linear or ReLU and there are no biases, LRP-0 is input times gradient. */
  @Test
  void withoutBiasesRelevanceByLrp0IsInputTimesGradientAtEveryLayer() throws IOException {
    Network network = branched();
    try (Model model = Networks.model(network, withoutBiases(network));
        Probe probe = Networks.probe(model, Networks.noise(2, 1, 3, 6, 6))) {
      Target target = Target.predicted();
      for (LayerId layer :
          List.of(
              Network.INPUT,
              Networks.id("relu"),
              Networks.id("norm"),
              Networks.id("add"),
              Networks.id("pool"),
              Networks.id("join"))) {
        Tensor relevance = walk(probe, Set.of(layer)).get(layer);
        Tensor gradient = probe.gradient(0, layer, target);
        Tensor expected = product(probe.activation(0, layer), gradient);
        assertEquals(0, Networks.distance(expected, relevance), 1e-5, layer.path());
      }
    }
  }

  /**
   * With biases, too, as each ReLU's relevance is its value times its derivative. By Euler's
   * theorem the score is the sum over the picture, plus each bias times the derivative by it: what
   * biases keep is no more and no less than what they contribute.
   */
  @Test
  void whatBiasesKeepIsWhatTheyContribute() throws IOException {
    try (Model model = Networks.model("squeezenet1_0_real");
        Probe probe = Networks.probe(model, Golden.picture())) {
      Target target = Target.predicted();
      Tensor relevance = walk(probe, Set.of(Network.INPUT)).get(Network.INPUT);
      double byBiases = 0;
      for (Node node : model.network().nodes()) {
        if (node.op() instanceof Op.Conv) {
          Tensor bias = probe.parameter(node.id().path() + ".bias");
          Tensor gradient = probe.propagate(0, node.id(), target, new BackwardRule.Gradient());
          float[] means = gradient.channelMeans();
          int plane = gradient.length() / means.length;
          for (int k = 0; k < means.length; k++) {
            byBiases += (double) plane * means[k] * bias.at(k);
          }
        }
      }
      double score = probe.score(0, target);
      assertTrue(Math.abs(byBiases) > 0.01 * score, "biases matter: " + byBiases);
      assertEquals(score - byBiases, relevance.sum(), 1e-4 * score);
      Tensor gradient = probe.gradient(0, Network.INPUT, target);
      assertEquals(0, Networks.distance(product(probe.input(0), gradient), relevance), 1e-4);
    }
  }

  private static Tensor product(Tensor a, Tensor b) {
    float[] product = a.toArray();
    for (int i = 0; i < product.length; i++) {
      product[i] *= b.at(i);
    }
    return Tensor.wrap(product, a.shape());
  }

  /** Sums behind ReLUs, concatenation, BatchNorm in front of convolutions. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "squeezenet1_0", "densenet121"})
  void withoutBiasesRelevanceIsConserved(String id) throws IOException {
    assertConserved(id, List.of(ZERO, new RelevanceRule.AlphaBeta(1, 0), GAMMA));
  }

  /**
   * Not with alpha 1 beta 0: in a linear bottleneck a unit may have relevance, and nothing that
   * speaks for it.
   */
  @Test
  void withoutBiasesRelevanceIsConservedInLinearBottlenecks() throws IOException {
    assertConserved("mobilenet_v2", List.of(ZERO, GAMMA));
  }

  private static void assertConserved(String id, List<RelevanceRule> rules) throws IOException {
    Network network = Networks.network(id);
    try (Model model = Networks.model(network, withoutBiases(network));
        Probe probe = Networks.probe(model, Golden.picture())) {
      double score = probe.score(0, Target.predicted());
      for (RelevanceRule rule : rules) {
        Tensor relevance = relevance(probe, Network.INPUT, all(rule));
        assertEquals(score, relevance.sum(), 1e-5 * score, id + " " + rule);
      }
    }
  }

  /** The rules of the picture itself: what arrives at the first layer leaves it. */
  @Test
  void boxAndFlatConserveWhatTheFirstLayerGets() throws IOException {
    try (Model model = Networks.model("squeezenet1_0_real");
        Probe probe = Networks.probe(model, Golden.picture())) {
      LayerId first = Networks.id("features.0");
      List<Float> low = List.of(-2.12f, -2.04f, -1.81f);
      List<Float> high = List.of(2.25f, 2.43f, 2.65f);
      for (RelevanceRule rule :
          List.of(new RelevanceRule.Flat(), new RelevanceRule.Box(low, high))) {
        BackwardRule rules =
            new BackwardRule.Relevance(new RelevanceRule.AlphaBeta(1, 0), Map.of(first, rule));
        double before = relevance(probe, first, rules).sum();
        double after = relevance(probe, Network.INPUT, rules).sum();
        assertEquals(before, after, 1e-4 * Math.abs(before), rule.toString());
      }
    }
  }

  private static Tensor relevance(Probe probe, LayerId layer, BackwardRule rules) {
    return probe
        .propagate(
            0, new BackwardPass(probe.network().output(), start(probe), Set.of(layer), rules))
        .get(layer);
  }

  private static Map<LayerId, Tensor> walk(Probe probe, Set<LayerId> to) {
    return probe.propagate(
        0, new BackwardPass(probe.network().output(), start(probe), to, all(ZERO)));
  }

  /** The predicted class's logit at its place. */
  private static Tensor start(Probe probe) {
    float[] logits = probe.logits(0);
    float[] start = new float[logits.length];
    int index = Target.predicted().classIndex(logits);
    start[index] = logits[index];
    return Tensor.wrap(start, start.length);
  }

  private static BackwardRule all(RelevanceRule rule) {
    return new BackwardRule.Relevance(rule, Map.of());
  }

  private static void assertRelevance(
      Network network,
      Map<String, Tensor> weights,
      Tensor picture,
      BackwardRule rules,
      double... expected)
      throws IOException {
    try (Model model = Networks.model(network, new TensorMap("by hand", weights));
        Probe probe = Networks.probe(model, Tensor.stack(List.of(picture)))) {
      Tensor relevance = relevance(probe, Network.INPUT, rules);
      for (int i = 0; i < relevance.length(); i++) {
        double value = i < expected.length ? expected[i] : 0;
        assertEquals(value, relevance.at(i), 1e-6, "value " + i + " under " + rules);
      }
    }
  }

  /** One class. */
  private static Network classified(NetworkBuilder builder) {
    return builder
        .features()
        .extractor()
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(1, false))
        .build("worked");
  }

  private static Network branched() {
    Window same = Window.square(3, 1, 1);
    return Networks.graph(6)
        .add("stem", new Op.Conv(4, same, 1, true))
        .add("relu", new Op.Relu())
        .add("left", new Op.Conv(4, same, 2, false))
        .add("norm", new Op.BatchNorm(1e-5, 0.1))
        .add("right", new Op.Conv(4, POINT, 1, true), "relu")
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
  }

  /** Drawn, then every bias and running mean set to 0. */
  private static Weights withoutBiases(Network network) throws IOException {
    Weights drawn = InitialWeights.of(network, 1);
    Map<String, Tensor> tensors = new HashMap<>();
    for (String name : drawn.names()) {
      Tensor tensor = drawn.read(name);
      boolean shifts = name.endsWith(".bias") || name.endsWith(".running_mean");
      tensors.put(name, shifts ? tensor.times(0) : tensor);
    }
    return new TensorMap("without biases", tensors);
  }
}
