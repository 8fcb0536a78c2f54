/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.InitialWeights;

/** Walks back leave no native memory behind, however long their probe stays open. */
class WalkLeakTest {

  private static final int WARM_UP = 30;
  private static final int WALKS = 150;

  /** The answers that the probe keeps on the heap take a third of it. */
  private static final long ALLOWED_KILOBYTES = 40 * 1024;

  /** Small, so that answers are: one array of the first layer's values is 5 times as large. */
  private static final int SIDE = 32;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void walksUnderAllRulesAddNothingToAnOpenProbe() throws IOException {
    Network network = new SmallGap().network("small-gap");
    try (Model model = Networks.model(network, InitialWeights.of(network, 1));
        Probe probe = Networks.probe(model, Networks.noise(1, 1, 3, SIDE, SIDE))) {
      walk(probe, WARM_UP);
      long before = residentKilobytes();
      walk(probe, WALKS);
      long added = residentKilobytes() - before;
      assertTrue(added <= ALLOWED_KILOBYTES, "walks added " + added + " kB");
    }
  }

  /** Each walk begins with other values, so that none is answered from memory. */
  private static void walk(Probe probe, int times) {
    LayerId from = probe.network().output();
    for (int i = 0; i < times; i++) {
      Tensor start = Networks.noise(1000L * times + i, probe.logits(0).length);
      for (BackwardRule rule : rules(probe.input(0).times(0))) {
        probe.propagate(0, new BackwardPass(from, start, Set.of(Network.INPUT), rule));
      }
    }
  }

  private static List<BackwardRule> rules(Tensor black) {
    return List.of(
        new BackwardRule.Gradient(),
        new BackwardRule.Guided(),
        new BackwardRule.Rescale(Network.INPUT, black),
        new BackwardRule.Excitation(true),
        new BackwardRule.Relevance(new RelevanceRule.Epsilon(1e-6), Map.of()),
        new BackwardRule.Relevance(new RelevanceRule.AlphaBeta(2, 1), Map.of()),
        new BackwardRule.Relevance(new RelevanceRule.Gamma(0.25), Map.of()));
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith("VmRSS"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
