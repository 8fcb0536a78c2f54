/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.network.Op;

/**
 * Layer-wise relevance propagation (Bach et al. 2015; Montavon et al. 2019, table 1). Linear layers
 * follow their rule, with normalisation folded into them; other normalisation is an elementwise
 * linear layer. Averages and sums share relevance in proportion to what they add up, maxima give it
 * to the winner, a product to the signal and none to its gate; functions of one value pass it on;
 * layer normalisation is linear with its variance held. What a bias contributed is not handed on.
 */
final class RelevanceRules implements LayerRule {

  private final BackwardRule.Relevance rules;
  private final PytorchModel model;
  private final Fused fused;
  private final Folding folding;
  private final Trace trace;

  RelevanceRules(BackwardRule.Relevance rules, PytorchModel model, Folding folding, Trace trace) {
    this.rules = rules;
    this.model = model;
    this.fused = new Fused(model);
    this.folding = folding;
    this.trace = trace;
  }

  @Override
  public List<PtNDArray> back(Step step, PtNDArray arriving, PtNDManager scope) {
    Op op = step.node().op();
    if (Folding.isLinear(op)) {
      RelevanceRule rule = rules.exceptions().getOrDefault(step.node().id(), rules.rule());
      return List.of(linear(new LinearShares(step, folding, trace, scope), rule, arriving));
    } else if (Folding.isNormalisation(op) && folding.isFolded(step.node().id())) {
      return List.of(arriving);
    } else if (Folding.isNormalisation(op)) {
      double epsilon = rules.rule() instanceof RelevanceRule.Epsilon e ? e.epsilon() : 0;
      return proportional(step, arriving, epsilon, scope);
    } else if (op instanceof Op.Add
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool) {
      return proportional(step, arriving, 0, scope);
    } else if (op instanceof Op.LayerNorm) {
      return List.of(layerNorm(step, arriving, scope));
    } else if (op instanceof Op.Multiply) {
      return Routing.toSignal(step, arriving, scope);
    } else if (Routing.isRouting(op)) {
      return step.pullBack(arriving, scope);
    }
    return List.of(arriving);
  }

  private PtNDArray linear(LinearShares shares, RelevanceRule rule, PtNDArray arriving) {
    if (rule instanceof RelevanceRule.Epsilon e) {
      return Share.proportional(shares.whole(), arriving, e.epsilon(), fused);
    } else if (rule instanceof RelevanceRule.Gamma g) {
      return gamma(shares, g.gamma(), arriving);
    } else if (rule instanceof RelevanceRule.AlphaBeta ab) {
      return alphaBeta(shares, ab, arriving);
    } else if (rule instanceof RelevanceRule.Box box) {
      return Share.proportional(shares.box(box.low(), box.high()), arriving, 0, fused);
    }
    return Share.proportional(shares.flat(), shares.flat(arriving), 0, fused);
  }

  private PtNDArray alphaBeta(
      LinearShares shares, RelevanceRule.AlphaBeta rule, PtNDArray arriving) {
    PtNDArray excited = Share.proportional(shares.positive(), arriving, 0, fused);
    if (rule.beta() == 0) {
      return rule.alpha() == 1 ? excited : Elementwise.times(excited, rule.alpha());
    }
    PtNDArray inhibited = Share.proportional(shares.negative(), arriving, 0, fused);
    return JniUtils.sub(
        Elementwise.times(excited, rule.alpha()), Elementwise.times(inhibited, rule.beta()));
  }

  /**
   * Contributions of the output's own sign weigh {@code 1 + gamma}. For positive inputs and outputs
   * that is the rule of the paper; where residual branches end in values below 0, the paper's would
   * divide by sums near 0, so there it is turned around (Andéol et al. 2021).
   */
  private PtNDArray gamma(LinearShares shares, double gamma, PtNDArray arriving) {
    Share whole = shares.whole();
    PtNDArray z = whole.total();
    Share positive = shares.positive();
    PtNDArray forIt = JniUtils.add(z, Elementwise.times(positive.total(), gamma));
    PtNDArray none = Transfer.scalar(z.getManager(), 0);
    PtNDArray above = JniUtils.gte(z, none);
    PtNDArray up = JniUtils.where(above, fused.quotient(arriving, forIt, 0), none);
    PtNDArray below = JniUtils.where(above, none, arriving);
    if (Elementwise.isZero(below)) { // as behind a ReLU
      return JniUtils.add(whole.hand(up), Elementwise.times(positive.hand(up), gamma));
    }
    Share negative = shares.negative();
    PtNDArray against = JniUtils.add(z, Elementwise.times(negative.total(), gamma));
    PtNDArray down = fused.quotient(below, against, 0);
    PtNDArray signed = JniUtils.add(positive.hand(up), negative.hand(down));
    return JniUtils.add(whole.hand(JniUtils.add(up, down)), Elementwise.times(signed, gamma));
  }

  /** As a linear layer, its variance held (Ali et al. 2022, section 3.1.2). */
  private PtNDArray layerNorm(Step step, PtNDArray arriving, PtNDManager scope) {
    PtNDArray in = step.input(0, scope);
    PtNDArray each = fused.quotient(arriving, step.output(scope), 0);
    return JniUtils.mul(new LayerNormRules(step, model, scope).held(in, each), in);
  }

  /**
   * {@code R_i = x_i dy/dx_i R / (y + epsilon sign(y))} of a layer that is linear in its inputs.
   */
  private List<PtNDArray> proportional(
      Step step, PtNDArray arriving, double epsilon, PtNDManager scope) {
    PtNDArray each = fused.quotient(arriving, step.output(scope), epsilon);
    List<PtNDArray> back = step.pullBack(each, scope);
    List<PtNDArray> shares = new ArrayList<>();
    for (int i = 0; i < back.size(); i++) {
      shares.add(JniUtils.mul(back.get(i), step.input(i, scope)));
    }
    return shares;
  }
}
