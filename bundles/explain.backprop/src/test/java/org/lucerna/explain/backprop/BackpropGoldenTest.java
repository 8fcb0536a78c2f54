/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.Network;

/**
 * Against maps that torch made of the same weights and picture, as fractions of a map's range.
 *
 * <p>A gradient jumps where a ReLU or a maximum is decided by a rounding error, and torch 1.13,
 * which made the references, rounds otherwise than 2.7. A cell may be further off than the
 * tolerance only where such jumps explain it: where the map of one of {@link Rounding#COPIES}
 * copies of the picture, each changed by no more than float32 rounds its values, is off as well.
 */
class BackpropGoldenTest {

  private static final double FLOAT = 1e-3;
  private static final double FLOAT_REAL = 1e-4;

  /** References in float16 are themselves rounded to some 2e-4 of their range. */
  private static final double HALF = 1e-3;

  private record Case(
      String reference, Map<String, Tensor> expected, Asked asked, Rounding rounding) {

    double tolerance() {
      return reference.endsWith("_real") ? FLOAT_REAL : FLOAT;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "squeezenet1_0",
        "squeezenet1_1",
        "alexnet",
        "vgg16",
        "vgg19",
        "resnet18",
        "resnet101",
        "googlenet",
        "densenet121",
        "mobilenet_v2_real",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void mapsOfThePictureAreTorchs(String reference) throws IOException {
    Map<String, Tensor> expected = Npz.read(SharedData.require("golden", reference + ".npz"));
    try (Model model = Golden.model(reference)) {
      Target target = Target.ofClass(Golden.classIndex(reference));
      ProbePlan plan =
          new ProbePlan(Golden.input(), Set.of(Network.INPUT), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        Case one =
            new Case(reference, expected, new Asked(probe, target), new Rounding(probe, target));
        plain(one, List.of("last__saliency", "mid__saliency"), new Saliency());
        plain(
            one, List.of("last__input_x_gradient", "mid__input_x_gradient"), new InputXGradient());
        rule(one, "input__guided", new GuidedBackprop());
        rule(one, "input__deconvnet", new Deconvnet());
        integrated(one);
      }
    }
  }

  /** The references' passes through the last and the middle layer lead to one map. */
  private static void plain(Case one, List<String> keys, Explainer<NoParams> method) {
    Tensor actual = one.asked.of(method).values();
    for (String key : keys) {
      Tensor expected = one.expected.get(key);
      Comparison found = Comparison.of(expected, actual, one.tolerance());
      if (!found.beyond().isEmpty()) {
        Set<Integer> open = one.rounding.open(found, method);
        assertEquals(Set.of(), open, key + " of " + one.reference + ": " + found);
        assertTrue(found.beyond().size() < 0.03 * expected.length(), found.toString());
        assertTrue(found.length() < 1e-2, found.toString());
      }
    }
  }

  private static void rule(Case one, String key, Explainer<NoParams> method) {
    Tensor expected = one.expected.get(key);
    if (expected != null) {
      Comparison found = Comparison.of(expected, one.asked.of(method).values(), HALF);
      assertEquals(List.of(), found.beyond(), key + " of " + one.reference + ": " + found);
    }
  }

  /** With 32 gradients in one map a cell or two in a thousand may have met a jump. */
  private static void integrated(Case one) {
    Tensor expected = one.expected.get("input__integrated_gradients_midpoint32");
    if (expected != null) {
      IntegratedGradientsParams params =
          new IntegratedGradientsParams(32, PathRule.MIDPOINT, "0", 4);
      Tensor actual = one.asked.of(new IntegratedGradients(), params).values();
      Comparison found = Comparison.of(expected, actual, HALF);
      boolean jumps = one.reference.equals("vgg16") || one.reference.equals("googlenet");
      double allowed = jumps ? 2e-3 * expected.length() : 0;
      assertTrue(found.beyond().size() <= allowed, one.reference + ": " + found);
      assertTrue(found.length() < 1e-2, one.reference + ": " + found);
    }
  }
}
