/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.relevance.RelevanceCamParams.WeightRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** What the maps say of themselves, on real networks, and what is refused. */
class RelevanceMethodsTest {

  private static final LrpParams PLUS_FLAT = params(Composite.EPSILON_PLUS_FLAT);

  private static LrpParams params(Composite composite) {
    return new LrpParams(composite, 1e-6, 0.25, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(Composite.class)
  void everyCompositeSharesThePredictedClasssScoreAmongThePixels(Composite composite)
      throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real");
        Probe probe = probe(model)) {
      Heatmap map = explain(new Lrp(), probe, Network.INPUT, params(composite));
      assertEquals(List.of(224, 224), List.of(map.values().size(0), map.values().size(1)));
      assertEquals(Heatmap.Sign.SIGNED, map.sign());
      double score = probe.score(0, Target.predicted());
      // Biases keep the rest: of LRP-0 exactly what the backend's tests find them to contribute.
      assertEquals(score, map.values().sum(), 0.1 * score, composite.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "mobilenet_v3_large", "convnext_tiny"})
  void everyFamilyOfNetworksHasFiniteMaps(String reference) throws IOException {
    try (Model model = Golden.model(reference);
        Probe probe = probe(model)) {
      LayerId last = model.network().features();
      for (Composite composite :
          List.of(Composite.EPSILON_GAMMA_BOX, Composite.ALPHA2_BETA1, Composite.ZERO)) {
        assertFinite(explain(new Lrp(), probe, Network.INPUT, params(composite)));
      }
      assertFinite(
          explain(
              new RelevanceCam(),
              probe,
              last,
              new RelevanceCamParams(WeightRule.ALPHA1_BETA0, true)));
      assertFinite(explain(new ExcitationBackprop(), probe, last, new NoParams()));
      assertFinite(explain(new ContrastiveExcitationBackprop(), probe, last, new NoParams()));
    }
  }

  private static void assertFinite(Heatmap map) {
    for (int i = 0; i < map.values().length(); i++) {
      assertTrue(Float.isFinite(map.values().at(i)));
    }
  }

  @Test
  void relevanceMayBeShownAtALayerInstead() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real");
        Probe probe = probe(model)) {
      LrpParams at =
          new LrpParams(Composite.EPSILON_PLUS_FLAT, 1e-6, 0.25, Optional.of("features.5"));
      Heatmap map = explain(new Lrp(), probe, Network.INPUT, at);
      Tensor values = probe.activation(0, new LayerId("features.5.cat"));
      assertEquals(values.size(1), map.values().size(0));
      assertTrue(map.facts().get("relevance").startsWith("the map holds"));
    }
  }

  @Test
  void functionsWithoutARuleAreNamed() throws IOException {
    try (Model model = Golden.model("mobilenet_v3_large");
        Probe probe = probe(model)) {
      Heatmap map = explain(new Lrp(), probe, Network.INPUT, PLUS_FLAT);
      assertEquals(
          "passed on unchanged through HardSigmoid, HardSwish", map.facts().get("warning"));
    }
    try (Model model = Golden.model("squeezenet1_1");
        Probe probe = probe(model)) {
      Heatmap map = explain(new Lrp(), probe, Network.INPUT, PLUS_FLAT);
      assertFalse(map.facts().containsKey("warning"));
    }
  }

  @Test
  void whatAMethodIsNotDefinedForIsRefused() throws IOException {
    try (Model model = Golden.model("resnet18");
        Probe probe = probe(model)) {
      LayerId last = model.network().features();
      Target difference = Target.difference(Target.predicted(), Target.ofClass(0));
      assertRefused(
          "takes some of them negatively",
          new ExplainRequest<>(probe, 0, difference, last, 0, new NoParams()),
          new ExcitationBackprop());
      Target unit = RegionTarget.unit(last, 0);
      assertRefused(
          "read at layer4.1.relu_1: use excitation-backprop",
          new ExplainRequest<>(probe, 0, unit, last, 0, new NoParams()),
          new ContrastiveExcitationBackprop());
      LrpParams nowhere = new LrpParams(Composite.ZERO, 0, 0, Optional.of("layer9"));
      assertRefused(
          "resnet18 has no such layer",
          new ExplainRequest<>(probe, 0, Target.predicted(), last, 0, nowhere),
          new Lrp());
    }
  }

  private static <P extends Record> void assertRefused(
      String part, ExplainRequest<P> request, Explainer<P> method) {
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> method.explain(request, Progress.none()));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
  }

  /** A unit is explained as a class is: from its value where it is read. */
  @Test
  void aUnitOfALayerMayBeExplained() throws IOException {
    try (Model model = Golden.model("resnet18");
        Probe probe = probe(model)) {
      LayerId last = model.network().features();
      Tensor values = probe.activation(0, last);
      Target unit = RegionTarget.unit(last, values.argMax());
      LayerId early = new LayerId("layer2.0.relu_1");
      Heatmap excitation =
          new ExcitationBackprop()
              .explain(
                  new ExplainRequest<>(probe, 0, unit, early, 0, new NoParams()), Progress.none());
      assertEquals(1, excitation.values().sum(), 1e-4);
      Heatmap relevance =
          new Lrp()
              .explain(
                  new ExplainRequest<>(probe, 0, unit, Network.INPUT, 0, PLUS_FLAT),
                  Progress.none());
      assertTrue(relevance.facts().get("relevance").contains("of the score's"));
    }
  }

  private static Probe probe(Model model) throws IOException {
    return model.probe(new ProbePlan(Golden.input(), Set.of(), List.of(List.of())));
  }

  private static <P extends Record> Heatmap explain(
      Explainer<P> method, Probe probe, LayerId layer, P params) {
    return method.explain(
        new ExplainRequest<>(probe, 0, Target.predicted(), layer, 0, params), Progress.none());
  }
}
