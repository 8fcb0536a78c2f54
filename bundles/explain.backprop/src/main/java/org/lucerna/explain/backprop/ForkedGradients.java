/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.Network;

/**
 * Gradients at many changed copies of a picture, a batch at a time. The target's class is settled
 * by the picture itself, so that all copies answer for one class.
 *
 * @param batch copies run at once
 */
record ForkedGradients(ExplainRequest<?> request, int batch) {

  /** Takes gradients one after the other, in order. */
  interface Visitor {
    /**
     * @param gradient {@code [3, H, W]}
     */
    void accept(int index, Tensor gradient);
  }

  /**
   * @param copies of one size, asked for in order, each once; {@code [3, H, W]}
   */
  void each(int count, IntFunction<Tensor> copies, Visitor visitor, Progress progress) {
    Target target = request.fixedTarget();
    for (int from = 0; from < count; from += batch) {
      int to = Math.min(count, from + batch);
      List<Tensor> pictures = new ArrayList<>();
      for (int i = from; i < to; i++) {
        pictures.add(copies.apply(i));
      }
      try (Probe fork = request.probe().fork(plan(pictures, target))) {
        for (int i = from; i < to; i++) {
          visitor.accept(i, fork.gradient(i - from, Network.INPUT, target));
        }
      }
      progress.step(to, count);
    }
  }

  private static ProbePlan plan(List<Tensor> pictures, Target target) {
    List<List<Target>> targets = Collections.nCopies(pictures.size(), List.of(target));
    return new ProbePlan(Tensor.stack(pictures), Set.of(Network.INPUT), targets);
  }
}
