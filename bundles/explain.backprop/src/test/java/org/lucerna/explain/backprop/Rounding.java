/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.Network;

/** How far maps move when the picture moves by no more than float32 rounds it. */
final class Rounding {

  static final int COPIES = 8;

  /** Values lie between -2.2 and 2.7; many layers' sums round by a few times their last bit. */
  private static final double AMPLITUDE = 2e-6;

  private final Probe probe;
  private final Target target;
  private final Random random = new Random(1);
  private final List<Tensor> gradients = new ArrayList<>();

  Rounding(Probe probe, Target target) {
    this.probe = probe;
    this.target = target;
  }

  /** Cells that differ from the reference though no rounding moves them as far. */
  Set<Integer> open(Comparison found, Explainer<NoParams> method) {
    Set<Integer> open = new TreeSet<>(found.beyond());
    for (int copy = 0; copy < COPIES && !open.isEmpty(); copy++) {
      Tensor moved = map(method, gradient(copy));
      open.removeIf(cell -> Math.abs(moved.at(cell) - found.actual().at(cell)) > found.limit());
    }
    return open;
  }

  /** Found when it is first asked for, and kept. */
  private Tensor gradient(int copy) {
    if (copy == gradients.size()) {
      float[] values = probe.input(0).toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (AMPLITUDE * random.nextGaussian());
      }
      Tensor picture = Tensor.stack(List.of(Tensor.wrap(values, probe.input(0).shape())));
      ProbePlan plan = new ProbePlan(picture, Set.of(Network.INPUT), List.of(List.of(target)));
      try (Probe fork = probe.fork(plan)) {
        gradients.add(fork.gradient(0, Network.INPUT, target));
      }
    }
    return gradients.get(copy);
  }

  private Tensor map(Explainer<NoParams> method, Tensor gradient) {
    return method instanceof Saliency
        ? Colors.largestMagnitude(gradient)
        : Colors.sum(Colors.product(probe.input(0), gradient));
  }
}
