/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.relevance.RelevanceCamParams.WeightRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;

/**
 * On networks that end in global average pooling and a linear layer with weights w, whose feature
 * maps A are nowhere negative, the methods have closed forms.
 */
class RelevanceIdentityTest {

  private static final double TOLERANCE = 1e-5;

  /** Class B: {@code sum_k relu(w_k) A_k}, scaled to sum 1. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "densenet121", "mobilenet_v2_real"})
  void excitationAtTheLastLayerWeighsMapsByPositiveWeights(String reference) throws IOException {
    try (Model model = Golden.model(reference);
        Probe probe = probe(model)) {
      Target target = Target.predicted();
      Tensor actual = explain(new ExcitationBackprop(), probe, target, new NoParams());
      assertClose(normalised(weighted(probe, target, w -> Math.max(0, w))), actual);
    }
  }

  /** The same, minus that of the negated weights; also where classifying comes before averaging. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "mobilenet_v2_real", "squeezenet1_0_real"})
  void contrastiveExcitationIsThatOfTheWeightsMinusThatOfTheirOpposites(String reference)
      throws IOException {
    try (Model model = Golden.model(reference);
        Probe probe = probe(model)) {
      Target target = new Target.Ranked(1);
      Tensor actual = explain(new ContrastiveExcitationBackprop(), probe, target, new NoParams());
      Tensor forIt = normalised(weighted(probe, target, w -> Math.max(0, w)));
      Tensor against = normalised(weighted(probe, target, w -> Math.max(0, -w)));
      float[] difference = forIt.toArray();
      for (int i = 0; i < difference.length; i++) {
        difference[i] -= against.at(i);
      }
      assertClose(Tensor.wrap(difference, forIt.shape()), actual);
    }
  }

  /** Class C, Ablation-CAM's: {@code sum_k w_k mean(A_k) A_k}. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "googlenet", "mobilenet_v2_real"})
  void relevanceCamByLrp0WeighsMapsByWhatTheyContribute(String reference) throws IOException {
    try (Model model = Golden.model(reference);
        Probe probe = probe(model)) {
      Target target = Target.predicted();
      RelevanceCamParams zero = new RelevanceCamParams(WeightRule.ZERO, false);
      Tensor actual = explain(new RelevanceCam(), probe, target, zero);
      Tensor maps = probe.activation(0, cam(probe).layer());
      float[] weights = row(probe, target);
      float[] means = maps.channelMeans();
      for (int k = 0; k < weights.length; k++) {
        weights[k] *= means[k];
      }
      assertClose(maps.weightedChannelSum(weights), actual);
    }
  }

  /** By alpha 1 beta 0, R is divided among positive weights alone: mean(A) relu(w) of their sum. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18"})
  void relevanceCamStartsFromTheClassAgainstTheMeanOfTheOthers(String reference)
      throws IOException {
    try (Model model = Golden.model(reference);
        Probe probe = probe(model)) {
      Target target = Target.predicted();
      RelevanceCamParams paper = new RelevanceCamParams(WeightRule.ALPHA1_BETA0, true);
      Tensor actual = explain(new RelevanceCam(), probe, target, paper);
      Tensor maps = probe.activation(0, cam(probe).layer());
      float[] logits = probe.logits(0);
      int index = target.classIndex(logits);
      float[] weights = new float[maps.size(0)];
      for (int c = 0; c < logits.length; c++) {
        float share = c == index ? logits[index] : -logits[index] / (logits.length - 1);
        add(weights, share, contributions(probe, c, maps.channelMeans()));
      }
      assertClose(maps.weightedChannelSum(weights), actual);
    }
  }

  /** {@code relu(w_k) mean(A_k)} and, in the denominator, the bias if it is positive. */
  private static float[] contributions(Probe probe, int index, float[] means) {
    float[] w = row(probe, Target.ofClass(index));
    double sum = Math.max(0, probe.parameter(cam(probe).classifier().path() + ".bias").at(index));
    for (int k = 0; k < w.length; k++) {
      w[k] = Math.max(0, w[k]) * means[k];
      sum += w[k];
    }
    for (int k = 0; k < w.length; k++) {
      w[k] /= (float) sum;
    }
    return w;
  }

  private static void add(float[] sums, float factor, float[] values) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += factor * values[k];
    }
  }

  private interface Weight {
    float of(float w);
  }

  private static Tensor weighted(Probe probe, Target target, Weight weight) {
    float[] weights = row(probe, target);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = weight.of(weights[k]);
    }
    return probe.activation(0, cam(probe).layer()).weightedChannelSum(weights);
  }

  private static float[] row(Probe probe, Target target) {
    Tensor all = probe.parameter(cam(probe).classifier().path() + ".weight");
    return all.slice(target.classIndex(probe.logits(0))).toArray();
  }

  private static CamHead cam(Probe probe) {
    return probe.network().camHead().orElseThrow();
  }

  private static Tensor normalised(Tensor map) {
    return map.times((float) (1 / map.sum()));
  }

  private static Probe probe(Model model) throws IOException {
    LayerId layer = model.network().camHead().orElseThrow().layer();
    return model.probe(new ProbePlan(Golden.input(), Set.of(layer), List.of(List.of())));
  }

  private static <P extends Record> Tensor explain(
      Explainer<P> method, Probe probe, Target target, P params) {
    ExplainRequest<P> request =
        new ExplainRequest<>(probe, 0, target, cam(probe).layer(), 0, params);
    return method.explain(request, Progress.none()).values();
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    double range = (double) expected.max() - expected.min();
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), TOLERANCE * range, "cell " + i);
    }
  }
}
