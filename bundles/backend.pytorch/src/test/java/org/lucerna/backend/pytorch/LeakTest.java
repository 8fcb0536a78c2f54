/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.InitialWeights;

/** No explanation leaves native memory behind. */
class LeakTest {

  private static final int WARM_UP = 100;
  private static final int EXPLANATIONS = 1000;

  /** Of many questions each. */
  private static final int ROUNDS = 300;

  private static final long ALLOWED_KILOBYTES = 20 * 1024;

  private final Network network = new SmallGap().network("small-gap");
  private final PytorchBackend backend = TestBackend.create();

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void aThousandExplanationsAddAtMost20MegabytesOfResidentMemory() throws IOException {
    Tensor picture = picture();
    try (Model model =
        backend.load(network, InitialWeights.of(network, 1), backend.devices().get(0))) {
      explain(model, picture, WARM_UP);
      System.gc();
      long before = residentKilobytes();
      explain(model, picture, EXPLANATIONS);
      System.gc();
      long added = residentKilobytes() - before;
      assertTrue(added <= ALLOWED_KILOBYTES, EXPLANATIONS + " explanations added " + added + " kB");
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void threeHundredForksChangesAndCurvaturesAddAtMost20MegabytesOfResidentMemory()
      throws IOException {
    Tensor picture = picture();
    try (Model model =
            backend.load(network, InitialWeights.of(network, 1), backend.devices().get(0));
        Probe probe = model.probe(new ProbePlan(picture, Set.of(), List.of(List.of())))) {
      ask(probe, picture, WARM_UP);
      System.gc();
      long before = residentKilobytes();
      ask(probe, picture, ROUNDS);
      System.gc();
      long added = residentKilobytes() - before;
      assertTrue(added <= ALLOWED_KILOBYTES, ROUNDS + " rounds added " + added + " kB");
    }
  }

  /** Each round one question of every kind; every tenth of them is one that fails. */
  private void ask(Probe probe, Tensor picture, int times) {
    LayerId last = network.features();
    LayerId first = network.nodes().get(0).id();
    Tensor masks = Tensor.wrap(new float[] {1, 0, 0.5f, 0.25f}, 1, 2, 2);
    Tensor direction = probe.activation(0, last);
    for (int i = 0; i < times; i++) {
      Target target = Target.ofClass(i % 7);
      ProbePlan plan = new ProbePlan(picture, Set.of(first, last), List.of(List.of(target)));
      try (Probe fork = probe.fork(plan)) {
        fork.gradient(0, first, target);
        fork.channelGradient(0, first, Target.ofClass((i + 1) % 7));
        Probe.Move move = new Probe.Move(fork.activation(0, first), -0.5);
        fork.channelGradient(0, first, target, move);
        fork.gradient(0, Network.INPUT, RegionTarget.unit(first, i));
      }
      probe.perturbed(0, first, new Perturbation.Masks(masks), network.output());
      probe.perturbed(0, last, new Perturbation.ChannelAblation(), network.output());
      probe.curvature(0, last, target, direction);
      probe.channelGradient(0, first, target, new Probe.Move(probe.activation(0, first), -0.5));
      if (i % 10 == 0) {
        Tensor wrong = Tensor.wrap(new float[4], 1, 4);
        assertThrows(
            RuntimeException.class, () -> probe.scores(first, wrong), "a row of another shape");
        assertFalse(JniUtils.isGradMode());
      }
    }
  }

  private void explain(Model model, Tensor picture, int times) {
    LayerId layer = network.features();
    for (int i = 0; i < times; i++) {
      Target target = Target.ofClass(i % 7);
      ProbePlan plan = new ProbePlan(picture, Set.of(layer), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        probe
            .activation(0, layer)
            .weightedChannelSum(probe.gradient(0, layer, target).channelMeans());
      }
    }
  }

  private Tensor picture() {
    int side = network.input().preprocessing().crop();
    float[] values = new float[3 * side * side];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, side, side);
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith("VmRSS"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
