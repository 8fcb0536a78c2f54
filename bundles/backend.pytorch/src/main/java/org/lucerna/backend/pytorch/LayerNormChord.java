/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.vision.api.network.Op;

/**
 * Multipliers of layer normalisation between two sets of values, exact as those of a function of
 * one value are: centred values c times u(v), with u = 1 / sqrt(v + epsilon) and the variance v =
 * mean(c²), are taken apart into two products and a function of one value. So {@code Δ(c u) = Δc ū
 * + c̄ Δu}, {@code Δu = (Δu / Δv) Δv} and {@code Δv = 2 mean(c̄ Δc)}, bars being means of the two.
 */
final class LayerNormChord {

  private static final double TINY = 1e-5;

  private final int axis;
  private final double epsilon;
  private final PtNDManager scope;

  LayerNormChord(Op.LayerNorm norm, PtNDManager scope) {
    this.axis = norm.axis() + 1;
    this.epsilon = norm.epsilon();
    this.scope = scope;
  }

  /**
   * @param arriving times the layer's weights
   */
  PtNDArray back(PtNDArray in, PtNDArray before, PtNDArray arriving) {
    PtNDArray c1 = centred(in);
    PtNDArray c0 = centred(before);
    PtNDArray v1 = mean(JniUtils.square(c1));
    PtNDArray v0 = mean(JniUtils.square(c0));
    PtNDArray u1 = inverseRoot(v1);
    PtNDArray u0 = inverseRoot(v0);
    PtNDArray centre = Elementwise.times(JniUtils.add(c1, c0), 0.5);
    PtNDArray inner = JniUtils.mul(mean(JniUtils.mul(arriving, centre)), slope(v1, v0, u1, u0));
    PtNDArray direct = JniUtils.mul(arriving, Elementwise.times(JniUtils.add(u1, u0), 0.5));
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
