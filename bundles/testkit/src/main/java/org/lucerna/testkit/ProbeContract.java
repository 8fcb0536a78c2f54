/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** What every backend's probes must answer; gradients are checked against finite differences. */
public abstract class ProbeContract extends ComputeFixture {

  // Probes

  @Test
  public void aProbeAnswersAsTheModelDoes() throws IOException {
    try (Model model = branched()) {
      Tensor x = noise(3, 2, 3, 6, 6);
      try (Probe probe = model.probe(new ProbePlan(x, Set.of(id("left")), none(2)))) {
        assertEquals(2, probe.pictures());
        assertEquals(x.slice(1), probe.input(1));
        assertArrayEquals(model.logits(x).slice(1).toArray(), probe.logits(1), 1e-6f);
        for (String layer : List.of("left", "stem", "gap", "input")) {
          Tensor expected = model.run(Network.INPUT, x, id(layer)).slice(1);
          assertNear(expected, probe.activation(1, id(layer)), TOLERANCE);
        }
      }
    }
  }

  @Test
  public void whatIsKnownBeforehandChangesNoAnswer() throws IOException {
    Target target = Target.ofClass(1);
    Tensor x = noise(3, 2, 3, 6, 6);
    List<List<Target>> targets = List.of(List.of(target), List.of(target));
    try (Model model = branched()) {
      for (String known : List.of("stem", "add", "join")) {
        Tensor values = model.run(Network.INPUT, x, id(known));
        for (String layer : List.of("stem", "left", "join", "gap")) {
          Set<LayerId> layers = Set.of(id(layer));
          try (Probe fresh = model.probe(new ProbePlan(x, layers, targets));
              Probe probe =
                  model.probe(new ProbePlan(x, layers, targets, Map.of(id(known), values)))) {
            assertArrayEquals(fresh.logits(1), probe.logits(1), 1e-6f, known);
            assertNear(fresh.activation(1, id(layer)), probe.activation(1, id(layer)), TOLERANCE);
            assertNear(
                fresh.gradient(1, id(layer), target),
                probe.gradient(1, id(layer), target),
                TOLERANCE);
          }
        }
      }
    }
  }

  @Test
  public void gradientsAgreeWithFiniteDifferencesAtEveryLayer() throws IOException {
    try (Model model = branched()) {
      Tensor x = noise(4, 1, 3, 6, 6);
      Target target = Target.ofClass(1);
      for (String layer : List.of("input", "stem", "left", "right", "add", "join", "gap", "fc")) {
        try (Probe probe =
            model.probe(new ProbePlan(x, Set.of(id(layer)), List.of(List.of(target))))) {
          Tensor gradient = probe.gradient(0, id(layer), target);
          assertArrayEquals(probe.activation(0, id(layer)).shape(), gradient.shape(), layer);
          assertDifferences(probe, id(layer), gradient, layer);
        }
      }
    }
  }

  @Test
  public void allTargetsOfAllPicturesGiveWhatEachGivesAlone() throws IOException {
    assertAsAlone(
        List.of(
            List.of(Target.ofClass(0), Target.predicted(), new Target.Ranked(2)),
            List.of(Target.ofClass(2))));
  }

  @Test
  public void oneTargetOfEachPictureGivesWhatEachGivesAlone() throws IOException {
    assertAsAlone(List.of(List.of(Target.ofClass(1)), List.of(Target.predicted())));
  }

  private void assertAsAlone(List<List<Target>> targets) throws IOException {
    Tensor x = noise(5, 2, 3, 6, 6);
    Set<LayerId> layers = Set.of(id("left"), id("join"), id("stem"));
    try (Model model = branched();
        Probe together = model.probe(new ProbePlan(x, layers, targets))) {
      for (int i = 0; i < 2; i++) {
        Tensor single = Tensor.stack(List.of(x.slice(i)));
        for (Target target : targets.get(i)) {
          try (Probe alone = model.probe(new ProbePlan(single, Set.of(), none(1)))) {
            for (LayerId layer : layers) {
              assertNear(
                  alone.gradient(0, layer, target), together.gradient(i, layer, target), TOLERANCE);
            }
          }
        }
      }
    }
  }

  @Test
  public void aTargetAskedForInPassingIsAnsweredToo() throws IOException {
    try (Model model = branched();
        Probe probe =
            model.probe(
                new ProbePlan(
                    noise(6, 1, 3, 6, 6), Set.of(), List.of(List.of(Target.ofClass(0)))))) {
      Tensor planned = probe.gradient(0, id("join"), Target.ofClass(0));
      Tensor other = probe.gradient(0, id("join"), Target.ofClass(2));
      assertNotEquals(planned, other);
      assertEquals(planned, probe.gradient(0, id("join"), Target.ofClass(0)));
    }
  }

  @Test
  public void scoresOfUnchangedValuesAreTheLogits() throws IOException {
    try (Model model = branched()) {
      Tensor x = noise(7, 2, 3, 6, 6);
      try (Probe probe = model.probe(new ProbePlan(x, Set.of(id("left")), none(2)))) {
        Tensor same =
            Tensor.stack(List.of(probe.activation(0, id("left")), probe.activation(1, id("left"))));
        Tensor scores = probe.scores(id("left"), same);
        assertArrayEquals(probe.logits(0), scores.slice(0).toArray(), 1e-5f);
        assertArrayEquals(probe.logits(1), scores.slice(1).toArray(), 1e-5f);
      }
    }
  }

  @Test
  public void whatSkipsPastALayerIsRepeatedForOnePictureOnly() throws IOException {
    try (Model model = branched()) {
      Tensor x = noise(8, 2, 3, 6, 6);
      Tensor first = Tensor.stack(List.of(x.slice(0)));
      try (Probe one = model.probe(new ProbePlan(first, Set.of(), none(1)));
          Probe two = model.probe(new ProbePlan(x, Set.of(), none(2)))) {
        Tensor values = one.activation(0, id("left"));
        Tensor three = Tensor.stack(List.of(values, values.times(0), values));
        Tensor scores = one.scores(id("left"), three);
        assertArrayEquals(one.logits(0), scores.slice(2).toArray(), 1e-5f);
        assertNotEquals(scores.slice(0), scores.slice(1));
        assertThrows(IllegalArgumentException.class, () -> two.scores(id("left"), three));
      }
    }
  }

  @Test
  public void aProbeHandsOutParameters() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(new ProbePlan(noise(9, 1, 3, 6, 6), Set.of(), none(1)))) {
      Tensor expected = ProceduralWeights.of(model.network()).read("fc.weight");
      assertEquals(expected, probe.parameter("fc.weight"));
      assertThrows(IllegalArgumentException.class, () -> probe.parameter("fc.none"));
      assertThrows(IllegalArgumentException.class, () -> probe.activation(0, id("none")));
      assertThrows(IllegalArgumentException.class, () -> probe.activation(1, id("left")));
    }
  }

  /** The network is linear between its kinks, so that large steps give exact differences. */
  private static void assertDifferences(
      Probe probe, LayerId layer, Tensor gradient, String message) {
    Tensor values = probe.activation(0, layer);
    float step = 1e-3f;
    List<Tensor> changed = new ArrayList<>();
    for (int i = 0; i < values.length(); i++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        float[] copy = values.toArray();
        copy[i] += sign * step;
        changed.add(Tensor.wrap(copy, values.shape()));
      }
    }
    Tensor scores = probe.scores(layer, Tensor.stack(changed));
    for (int i = 0; i < values.length(); i++) {
      double up = scores.slice(2 * i).at(1);
      double down = scores.slice(2 * i + 1).at(1);
      assertEquals((up - down) / (2 * step), gradient.at(i), 2e-3, message + " value " + i);
    }
  }

  private static List<List<Target>> none(int pictures) {
    return java.util.Collections.nCopies(pictures, List.of());
  }
}
