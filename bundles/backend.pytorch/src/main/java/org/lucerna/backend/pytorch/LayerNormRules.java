/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import org.lucerna.vision.api.network.Op;

/**
 * Layer normalisation, taken apart: centred values c times u(v), with u = 1 / sqrt(v + epsilon) and
 * the variance v = mean(c²), times its weights.
 */
final class LayerNormRules {

  private static final double TINY = 1e-5;

  private final int axis;
  private final double epsilon;
  private final PtNDArray weight;
  private final PtNDManager scope;

  LayerNormRules(Step step, PytorchModel model, PtNDManager scope) {
    Op.LayerNorm norm = (Op.LayerNorm) step.node().op();
    this.axis = norm.axis() + 1;
    this.epsilon = norm.epsilon();
    this.scope = scope;
    PtNDArray factors = model.parameters().get(step.node().id().path() + ".weight");
    long[] each = new long[step.input(0, scope).getShape().dimension()];
    Arrays.fill(each, 1);
    each[axis] = -1;
    this.weight = JniUtils.reshape(Transfer.alias(factors, scope), each);
  }

  /** The derivative with the variance held: that of a linear layer. */
  PtNDArray held(PtNDArray in, PtNDArray arriving) {
    PtNDArray u = inverseRoot(mean(JniUtils.square(centred(in))));
    return centred(JniUtils.mul(JniUtils.mul(arriving, weight), u));
  }

  /**
   * Multipliers between two sets of values, exact as those of a function of one value are: of two
   * products and such a function. {@code Δ(c u) = Δc ū + c̄ Δu}, {@code Δu = (Δu / Δv) Δv} and
   * {@code Δv = 2 mean(c̄ Δc)}, bars being means of the two.
   */
  PtNDArray chord(PtNDArray in, PtNDArray before, PtNDArray arriving) {
    PtNDArray g = JniUtils.mul(arriving, weight);
    PtNDArray c1 = centred(in);
    PtNDArray c0 = centred(before);
    PtNDArray v1 = mean(JniUtils.square(c1));
    PtNDArray v0 = mean(JniUtils.square(c0));
    PtNDArray u1 = inverseRoot(v1);
    PtNDArray u0 = inverseRoot(v0);
    PtNDArray centre = Elementwise.times(JniUtils.add(c1, c0), 0.5);
    PtNDArray inner = JniUtils.mul(mean(JniUtils.mul(g, centre)), slope(v1, v0, u1, u0));
    PtNDArray direct = JniUtils.mul(g, Elementwise.times(JniUtils.add(u1, u0), 0.5));
    PtNDArray byVariance = JniUtils.mul(centre, Elementwise.times(inner, 2));
    return centred(JniUtils.add(direct, byVariance));
  }

  /** {@code Δu / Δv}, the derivative {@code -u³ / 2} where the variance stays. */
  private PtNDArray slope(PtNDArray v1, PtNDArray v0, PtNDArray u1, PtNDArray u0) {
    PtNDArray change = JniUtils.sub(v1, v0);
    PtNDArray least = Elementwise.times(JniUtils.add(v1, v0), TINY);
    PtNDArray stays = JniUtils.lte(JniUtils.abs(change), least);
    PtNDArray cube = JniUtils.mul(JniUtils.square(u1), u1);
    PtNDArray chord = JniUtils.div(JniUtils.sub(u1, u0), change);
    return JniUtils.where(stays, Elementwise.times(cube, -0.5), chord);
  }

  private PtNDArray inverseRoot(PtNDArray variance) {
    PtNDArray root = JniUtils.sqrt(JniUtils.add(variance, Transfer.scalar(scope, epsilon)));
    return JniUtils.div(Transfer.scalar(scope, 1), root);
  }

  private PtNDArray centred(PtNDArray x) {
    return JniUtils.sub(x, mean(x));
  }

  private PtNDArray mean(PtNDArray x) {
    return JniUtils.mean(x, axis, true);
  }
}
