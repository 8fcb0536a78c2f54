/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Excitation backpropagation (Zhang et al. 2016, eq. 1 to 5): probability goes to inputs in
 * proportion to value times positive weight, through averages and sums in proportion to the values;
 * what is negative gets none. Normalisation and functions of one value pass it on; biases take no
 * part.
 */
final class ExcitationRules implements LayerRule {

  private final Optional<LayerId> negated;
  private final Fused fused;
  private final Folding folding;
  private final Trace trace;

  /**
   * @param negated whether the path's last linear layer is taken with its weights negated
   */
  ExcitationRules(
      boolean negated, List<Node> path, PytorchModel model, Folding folding, Trace trace) {
    this.negated = negated ? lastLinear(path) : Optional.empty();
    this.fused = new Fused(model);
    this.folding = folding;
    this.trace = trace;
  }

  private static Optional<LayerId> lastLinear(List<Node> path) {
    return path.stream()
        .filter(node -> Folding.isLinear(node.op()))
        .reduce((before, after) -> after)
        .map(Node::id);
  }

  @Override
  public List<PtNDArray> back(Step step, PtNDArray arriving, PtNDManager scope) {
    Op op = step.node().op();
    if (Folding.isLinear(op)) {
      boolean flipped = negated.equals(Optional.of(step.node().id()));
      Share share = new LinearShares(step, folding, trace, scope).excitation(flipped);
      return List.of(Share.proportional(share, arriving, 0, fused));
    } else if (op instanceof Op.Add
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool) {
      return byValue(step, arriving, scope);
    } else if (op instanceof Op.Multiply) {
      return Routing.toSignal(step, arriving, scope);
    } else if (Routing.isRouting(op)) {
      return step.pullBack(arriving, scope);
    }
    return List.of(arriving);
  }

  /** The layer runs again on what is positive: what is not has no share. */
  private List<PtNDArray> byValue(Step step, PtNDArray arriving, PtNDManager scope) {
    List<PtNDArray> inputs = new ArrayList<>();
    for (int i = 0; i < step.node().inputs().size(); i++) {
      inputs.add(Elementwise.positive(step.input(i, scope)));
    }
    Step again = step.again(inputs, scope);
    PtNDArray each = fused.quotient(arriving, again.output(scope), 0);
    List<PtNDArray> back = again.pullBack(each, scope);
    List<PtNDArray> shares = new ArrayList<>();
    for (int i = 0; i < back.size(); i++) {
      shares.add(JniUtils.mul(back.get(i), inputs.get(i)));
    }
    return shares;
  }
}
