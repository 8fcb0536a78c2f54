/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
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
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** Identities that hold on every network, on the engine. */
class EngineTest {

  private interface Check {
    void on(Probe probe, Target target);
  }

  private static void with(String reference, Check check) throws IOException {
    try (Model model = Golden.model(reference)) {
      Target target = Target.ofClass(Golden.classIndex(reference));
      Set<LayerId> layers = Set.of(Network.INPUT, model.network().features());
      ProbePlan plan = new ProbePlan(Golden.input(), layers, List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        check.on(probe, target);
      }
    }
  }

  private static double length(Tensor a) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      sum += (double) a.at(i) * a.at(i);
    }
    return Math.sqrt(sum);
  }

  /** ReLUs that are functions, used twice or in place are where other tools miss one. */
  @ParameterizedTest
  @ValueSource(strings = {"squeezenet1_0_real", "googlenet", "densenet121", "resnet18"})
  void guidedBackpropagationMissesNoRelu(String reference) throws IOException {
    with(
        reference,
        (probe, target) -> {
          Network network = probe.network();
          Map<LayerId, List<Node>> consumers = network.consumers();
          Set<LayerId> inputs = new HashSet<>();
          for (Node node : network.nodes()) {
            LayerId in = node.inputs().get(0);
            if (node.op() instanceof Op.Relu && consumers.get(in).size() == 1) {
              inputs.add(in);
            }
          }
          assertTrue(inputs.size() > 15, inputs.toString());
          float[] start = target.cotangent(probe.logits(0));
          BackwardPass pass =
              new BackwardPass(
                  network.output(),
                  Tensor.wrap(start, start.length),
                  inputs,
                  new BackwardRule.Guided());
          Map<LayerId, Tensor> carried = new HashMap<>(probe.propagate(0, pass));
          for (LayerId in : inputs) {
            Tensor value = probe.activation(0, in);
            for (int i = 0; i < value.length(); i++) {
              float r = carried.get(in).at(i);
              assertTrue(value.at(i) > 0 ? r >= 0 : r == 0, in + " " + value.at(i) + " " + r);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "resnet18",
        "densenet121",
        "mobilenet_v3_large",
        "convnext_tiny"
      })
  void deepLiftSumsToTheDifferenceFromTheBaseline(String reference) throws IOException {
    with(
        reference,
        (probe, target) -> {
          Asked asked = new Asked(probe, target);
          Tensor map = asked.of(new DeepLift(), new DeepLiftParams("0")).values();
          Tensor nothing = new Baseline.Constant(0).of(probe.input(0), null);
          double there =
              target.score(
                  probe.scores(Network.INPUT, Tensor.stack(List.of(nothing))).slice(0).toArray());
          double difference = probe.score(0, target) - there;
          assertEquals(difference, map.sum(), 2e-3 * Math.abs(difference), reference);
        });
  }

  /** Class C of the closed forms: pooling and one linear layer are behind the layer. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "googlenet", "densenet121", "mobilenet_v2_real"})
  void behindTheLastLayerLiftCamIsTheClosedForm(String reference) throws IOException {
    with(
        reference,
        (probe, target) -> {
          LayerId layer = probe.network().camHead().orElseThrow().layer();
          Tensor map = new Asked(probe, target).at(layer).of(new LiftCam()).values();
          Tensor maps = probe.activation(0, layer);
          String classifier = probe.network().camHead().orElseThrow().classifier().path();
          int index = target.classIndex(probe.logits(0));
          Tensor weight = probe.parameter(classifier + ".weight").slice(index);
          float[] means = maps.channelMeans();
          for (int k = 0; k < means.length; k++) {
            means[k] *= weight.at(k);
          }
          Tensor closed = maps.weightedChannelSum(means);
          for (int i = 0; i < closed.length(); i++) {
            assertEquals(
                closed.at(i) / closed.max(), map.at(i) / map.max(), 1e-5, reference + " " + i);
          }
        });
  }

  /**
   * Summation to delta (Shrikumar et al. 2017, eq. 1): contributions of all maps sum to the change
   * of the score.
   */
  @Test
  void atAMiddleLayerContributionsSumToWhatTheScoreLosesWithoutThem() throws IOException {
    with(
        "squeezenet1_0_real",
        (probe, target) -> {
          LayerId layer = probe.network().resolve("features.7").orElseThrow();
          Tensor maps = probe.activation(0, layer);
          Tensor nothing = Tensor.wrap(new float[maps.length()], maps.shape());
          Tensor multipliers =
              probe.propagate(0, layer, target, new BackwardRule.Rescale(layer, nothing));
          double sum = Colors.product(maps, multipliers).sum();
          Tensor without = probe.scores(layer, Tensor.stack(List.of(nothing))).slice(0);
          double lost = probe.score(0, target) - target.score(without.toArray());
          assertEquals(lost, sum, 1e-3 * Math.abs(lost));
        });
  }

  @Test
  void methodsOfOneRuleShareOneWalk() throws IOException {
    with(
        "squeezenet1_0_real",
        (probe, target) -> {
          Asked asked = new Asked(probe, target);
          asked.of(new Saliency());
          asked.of(new GuidedBackprop());
          asked.at(probe.network().features()).of(new GuidedGradCam());
          Work before = probe.work();
          asked.of(new InputXGradient());
          asked.of(new Saliency());
          asked.of(new GuidedBackprop());
          asked.at(probe.network().features()).of(new GuidedGradCam());
          assertEquals(before, probe.work());
        });
  }

  @Test
  void smoothGradDoesNotDependOnTheBatch() throws IOException {
    with(
        "squeezenet1_0_real",
        (probe, target) -> {
          Asked asked = new Asked(probe, target);
          Tensor one = asked.of(new SmoothGrad(), new NoiseParams(5, 0.15, 1)).values();
          Tensor all = asked.of(new SmoothGrad(), new NoiseParams(5, 0.15, 5)).values();
          assertTrue(length(Colors.difference(one, all)) < 1e-3 * length(one));
          Tensor still = asked.of(new SmoothGrad(), new NoiseParams(2, 0, 2)).values();
          Tensor saliency = asked.of(new Saliency()).values();
          assertTrue(length(Colors.difference(still, saliency)) < 1e-4 * length(saliency));
        });
  }

  @Test
  void activationsThatAreNoReluAreWarnedAboutByName() throws IOException {
    with(
        "efficientnet_b0",
        (probe, target) -> {
          String warning = new Asked(probe, target).of(new GuidedBackprop()).facts().get("warning");
          assertTrue(warning.contains("SiLU") || warning.contains("Silu"), warning);
          assertTrue(warning.contains("Sigmoid"), warning);
        });
    with(
        "mobilenet_v2_real",
        (probe, target) ->
            assertEquals(Map.of(), new Asked(probe, target).of(new GuidedBackprop()).facts()));
  }
}
