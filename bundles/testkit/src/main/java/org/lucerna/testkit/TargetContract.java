/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.SimilarityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;

/**
 * What every backend's probes must answer for targets beyond a logit, on further pictures, and
 * about their own work.
 */
public abstract class TargetContract extends ComputeFixture {

  private static final LayerId JOIN = new LayerId("join");

  private static List<Target> targets() {
    return List.of(
        new ProbabilityTarget(Target.ofClass(1), ProbabilityTarget.Scale.PROBABILITY),
        new ProbabilityTarget(Target.predicted(), ProbabilityTarget.Scale.LOG_ODDS),
        Target.difference(Target.predicted(), Target.ofClass(0)),
        Target.negative(Target.ofClass(2)),
        RegionTarget.unit(JOIN, 7),
        RegionTarget.channel(JOIN, 2, 12),
        RegionTarget.channel(id("add"), 1, 36),
        new LargestUnitTarget(JOIN),
        new SimilarityTarget(JOIN, noise(40, 8)),
        new SimilarityTarget(id("flat"), noise(41, 16)));
  }

  // Gradients

  @Test
  public void gradientsOfEveryTargetAgreeWithFiniteDifferencesOfItsScore() throws IOException {
    try (Model model = branched()) {
      for (Target target : targets()) {
        ProbePlan plan =
            new ProbePlan(noise(42, 1, 3, 6, 6), Set.of(id("left")), List.of(List.of(target)));
        try (Probe probe = model.probe(plan)) {
          for (String layer : List.of("input", "left", "right")) {
            assertDifferences(probe, id(layer), target);
          }
        }
      }
    }
  }

  @Test
  public void targetsReadAtDifferentLayersMayBePlannedTogether() throws IOException {
    Tensor x = noise(43, 2, 3, 6, 6);
    List<List<Target>> plan = List.of(targets(), targets().subList(3, 7));
    try (Model model = branched();
        Probe together = model.probe(new ProbePlan(x, Set.of(id("stem"), JOIN), plan))) {
      for (int i = 0; i < 2; i++) {
        Tensor single = Tensor.stack(List.of(x.slice(i)));
        for (Target target : plan.get(i)) {
          try (Probe alone = model.probe(bare(single))) {
            for (LayerId layer : List.of(JOIN, id("stem"))) {
              Tensor expected = alone.gradient(0, layer, target);
              assertNear(expected, together.gradient(i, layer, target), TOLERANCE);
            }
          }
        }
      }
    }
  }

  @Test
  public void atItsOwnLayerATargetsGradientIsItsCotangentAndBehindItZero() throws IOException {
    Target unit = RegionTarget.unit(JOIN, 5);
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(44, 1, 3, 6, 6)))) {
      Tensor own = probe.gradient(0, JOIN, unit);
      assertArrayEquals(probe.activation(0, JOIN).shape(), own.shape());
      assertArrayEquals(unit.cotangent(new float[own.length()]), own.toArray());
      for (String behind : List.of("gap", "flat", "fc")) {
        Tensor none = probe.gradient(0, id(behind), unit);
        assertArrayEquals(probe.activation(0, id(behind)).shape(), none.shape());
        assertEquals(0, none.max() - none.min());
        assertEquals(0, none.at(0));
      }
      Tensor beside = probe.gradient(0, id("left"), RegionTarget.unit(id("right"), 3));
      assertEquals(0, Math.max(beside.max(), -beside.min()));
    }
  }

  @Test
  public void aSecondProbeAsksAboutTheSameTargetWithoutItsPlan() throws IOException {
    Target target = new LargestUnitTarget(JOIN);
    Tensor x = noise(45, 2, 3, 6, 6);
    ProbePlan plan = new ProbePlan(x, Set.of(id("stem")), List.of(List.of(target), List.of()));
    try (Model model = branched();
        Probe planned = model.probe(plan);
        Probe asked = model.probe(bare(x))) {
      for (int i = 1; i >= 0; i--) {
        assertNear(
            asked.gradient(i, id("stem"), target),
            planned.gradient(i, id("stem"), target),
            TOLERANCE);
      }
    }
  }

  // Forks

  @Test
  public void aForkAnswersAsAProbeOfItsOwn() throws IOException {
    Tensor noisy = noise(46, 3, 3, 6, 6);
    Target target = Target.ofClass(2);
    ProbePlan plan = new ProbePlan(noisy, Set.of(JOIN), Collections.nCopies(3, List.of(target)));
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(47, 1, 3, 6, 6)));
        Probe own = model.probe(plan)) {
      float[] before = probe.logits(0);
      try (Probe fork = probe.fork(plan)) {
        assertEquals(3, fork.pictures());
        for (int i = 0; i < 3; i++) {
          assertArrayEquals(own.logits(i), fork.logits(i), 1e-6f);
          assertEquals(own.gradient(i, JOIN, target), fork.gradient(i, JOIN, target));
        }
      }
      assertArrayEquals(before, probe.logits(0));
      assertEquals(4, probe.activation(0, id("left")).size(0));
    }
  }

  // Work

  @Test
  public void theFirstPassIsTheNetworksMultiplyAccumulatesForEachPicture() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(48, 2, 3, 6, 6)))) {
      long once = Macs.total(model.network());
      assertEquals(new Work(2 * once, 0), probe.work());
      probe.activation(0, Network.INPUT);
      probe.parameter("fc.weight");
      assertEquals(new Work(2 * once, 0), probe.work());
      try (Probe fork = probe.fork(bare(noise(49, 1, 3, 6, 6)))) {
        assertEquals(1, fork.pictures());
      }
      assertEquals(new Work(3 * once, 0), probe.work());
    }
  }

  @Test
  public void whateverIsPlannedTheFirstPassRunsNoLayerTwice() throws IOException {
    Tensor x = noise(56, 2, 3, 6, 6);
    try (Model model = branched()) {
      long once = Macs.total(model.network());
      for (String layers : List.of("left,right", "stem,right,join", "relu,pool", "norm,join,fc")) {
        Set<LayerId> planned =
            Stream.of(layers.split(",")).map(ComputeFixture::id).collect(Collectors.toSet());
        List<Target> one = List.of(Target.ofClass(1));
        for (List<Target> targets : List.of(List.<Target>of(), one, targets())) {
          try (Probe probe = model.probe(new ProbePlan(x, planned, List.of(targets, targets)))) {
            planned.forEach(layer -> probe.activation(1, layer));
            assertEquals(new Work(2 * once, 0), probe.work(), layers);
          }
        }
      }
    }
  }

  @Test
  public void largerPicturesAreMoreWork() throws IOException {
    try (Model model = branched();
        Probe small = model.probe(bare(noise(50, 1, 3, 6, 6)));
        Probe large = model.probe(bare(noise(51, 1, 3, 12, 12)))) {
      long classifier = Macs.of(model.network()).get(id("fc"));
      long convolutions = small.work().forward() - classifier;
      assertEquals(4 * convolutions + classifier, large.work().forward());
    }
  }

  @Test
  public void aGradientGoesBackNoFurtherThanItsLayer() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(52, 1, 3, 6, 6)))) {
      Work before = probe.work();
      probe.gradient(0, id("left"), Target.ofClass(1));
      Work tail = probe.work().minus(before);
      assertTrue(tail.backward() <= Macs.of(model.network()).get(id("fc")), tail.toString());
      before = probe.work();
      probe.gradient(0, id("left"), Target.ofClass(1));
      assertEquals(before, probe.work());
      probe.gradient(0, Network.INPUT, Target.ofClass(1));
      long whole = Macs.total(model.network());
      long back = probe.work().minus(before).backward();
      assertTrue(back > whole / 2 && back <= whole, back + " of " + whole);
    }
  }

  @Test
  public void changedValuesAreNoMoreWorkThanRunningTheTailForEachRow() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(53, 1, 3, 6, 6)))) {
      Work before = probe.work();
      Perturbation masks = new Perturbation.Masks(noise(54, 5, 6, 6));
      probe.perturbed(0, Network.INPUT, masks, model.network().output());
      long rows = probe.work().minus(before).forward();
      assertEquals(5 * Macs.total(model.network()), rows);
    }
  }

  // Refusals

  @Test
  public void unknownLayersOfTargetsAreRefused() throws IOException {
    try (Model model = branched();
        Probe probe = model.probe(bare(noise(55, 1, 3, 6, 6)))) {
      Target nowhere = RegionTarget.unit(id("none"), 0);
      assertThrows(IllegalArgumentException.class, () -> probe.gradient(0, JOIN, nowhere));
      assertThrows(
          IllegalArgumentException.class, () -> probe.gradient(0, id("none"), Target.predicted()));
    }
  }

  /** Differences of the score itself, by way of perturbed, where the target's layer is behind. */
  private static void assertDifferences(Probe probe, LayerId layer, Target target) {
    LayerId read = target.layer().orElse(probe.network().output());
    Tensor gradient = probe.gradient(0, layer, target);
    Tensor values = probe.activation(0, layer);
    Target settled = target.fixed(probe.values(0, target));
    float step = 1e-3f;
    for (int i = 0; i < values.length(); i += 5) {
      double[] scores = new double[2];
      for (int sign = 0; sign < 2; sign++) {
        float[] copy = values.toArray();
        copy[i] += sign == 0 ? step : -step;
        Tensor row = Tensor.stack(List.of(Tensor.wrap(copy, values.shape())));
        Tensor there = probe.perturbed(0, layer, new Perturbation.Replacement(row), read).values();
        scores[sign] = settled.score(there.slice(0).toArray());
      }
      String what = target + " at " + layer + ", value " + i;
      assertEquals((scores[0] - scores[1]) / (2 * step), gradient.at(i), 2e-3, what);
    }
  }

  private static ProbePlan bare(Tensor pictures) {
    return new ProbePlan(pictures, Set.of(), Collections.nCopies(pictures.size(0), List.of()));
  }
}
