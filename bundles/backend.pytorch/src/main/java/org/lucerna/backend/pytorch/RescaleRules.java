/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Op;

/**
 * The rescale rule of DeepLIFT (Shrikumar et al. 2017): multipliers m with {@code sum m Δin = Δout}
 * at every layer, Δ being the picture's values minus the reference's. Linear layers have their
 * derivative, functions of one value the slope of the chord. A maximum's change is charged to the
 * picture's winner where it grew and to the reference's where it shrank, as in Captum. A product is
 * linear in each factor, so that half-way between the two its derivative is exact; that of local
 * response normalisation is averaged over the way from the reference.
 */
final class RescaleRules implements LayerRule {

  /** Below this share of the values, a difference is rounding and the derivative is taken. */
  private static final double TINY = 1e-5;

  /** Gauss-Legendre's rule with 6 points on [0, 1]. */
  private static final List<Point> QUADRATURE =
      List.of(
          new Point(0.033765242898424, 0.085662246189585),
          new Point(0.169395306766868, 0.180380786524069),
          new Point(0.380690406958402, 0.233956967286346),
          new Point(0.619309593041598, 0.233956967286346),
          new Point(0.830604693233132, 0.180380786524069),
          new Point(0.966234757101576, 0.085662246189585));

  private final PytorchModel model;
  private final Fused fused;
  private final Trace reference;

  /**
   * @param reference the steps of the path with the reference's values
   */
  RescaleRules(PytorchModel model, Trace reference) {
    this.model = model;
    this.fused = new Fused(model);
    this.reference = reference;
  }

  /** What the reference makes of a layer, without the batch axis. */
  Tensor reference(LayerId layer) {
    try (PtNDManager scope = model.newScope()) {
      return Transfer.row(reference.values(layer, scope), 0);
    }
  }

  private record Point(double place, double weight) {}

  /** One layer on the picture's and on the reference's values. */
  private record Pair(Step step, Step other, PtNDManager scope) {

    PtNDArray in() {
      return step.input(0, scope);
    }

    PtNDArray before() {
      return other.input(0, scope);
    }

    PtNDArray answer() {
      return JniUtils.sub(step.output(scope), other.output(scope));
    }

    PtNDArray derivative(PtNDArray arriving) {
      return step.pullBack(arriving, scope).get(0);
    }

    /** The layer on values on the way from the reference, 0, to the picture, 1. */
    Step between(double place) {
      List<PtNDArray> inputs = new ArrayList<>();
      for (int i = 0; i < step.node().inputs().size(); i++) {
        PtNDArray from = other.input(i, scope);
        PtNDArray way = JniUtils.sub(step.input(i, scope), from);
        inputs.add(JniUtils.add(from, Elementwise.times(way, place)));
      }
      return step.again(inputs, scope);
    }
  }

  @Override
  public List<PtNDArray> back(Step step, PtNDArray arriving, PtNDManager scope) {
    Op op = step.node().op();
    if (isLinear(op)) {
      return step.pullBack(arriving, scope);
    }
    Pair pair = new Pair(step, reference.step(step.node().id()), scope);
    if (op instanceof Op.MaxPool || op instanceof Op.GlobalMaxPool) {
      return List.of(maximum(pair, arriving));
    } else if (op instanceof Op.Multiply) {
      return pair.between(0.5).pullBack(arriving, scope);
    } else if (op instanceof Op.LayerNorm) {
      LayerNormRules norm = new LayerNormRules(step, model, scope);
      return List.of(norm.chord(pair.in(), pair.before(), arriving));
    } else if (op instanceof Op.LocalResponseNorm) {
      return List.of(averaged(pair, arriving));
    }
    return List.of(chord(pair, arriving));
  }

  private static boolean isLinear(Op op) {
    boolean chooses = op instanceof Op.MaxPool || op instanceof Op.GlobalMaxPool;
    return Folding.isLinear(op)
        || Folding.isNormalisation(op)
        || op instanceof Op.Add
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.LayerScale
        || Routing.isRouting(op) && !chooses;
  }

  /** {@code Δout / Δin} times what arrives; where Δin is next to nothing, the derivative. */
  private PtNDArray chord(Pair pair, PtNDArray arriving) {
    boolean relu = pair.step().node().op() instanceof Op.Relu;
    if (relu && fused.isHere(arriving, pair.in(), pair.before())) {
      return fused.chordOfRelu(arriving, pair.in(), pair.before(), TINY);
    }
    PtNDArray change = JniUtils.sub(pair.in(), pair.before());
    PtNDArray sizes = JniUtils.add(JniUtils.abs(pair.in()), JniUtils.abs(pair.before()));
    PtNDArray tiny = JniUtils.lte(JniUtils.abs(change), Elementwise.times(sizes, TINY));
    PtNDArray slope = JniUtils.mul(arriving, JniUtils.div(pair.answer(), change));
    return JniUtils.where(tiny, pair.derivative(arriving), slope);
  }

  private PtNDArray maximum(Pair pair, PtNDArray arriving) {
    PtNDArray answer = pair.answer();
    PtNDArray grew = JniUtils.mul(arriving, Elementwise.positive(answer));
    PtNDArray shrank = JniUtils.mul(arriving, Elementwise.negative(answer));
    PtNDArray charged =
        JniUtils.add(pair.derivative(grew), pair.other().pullBack(shrank, pair.scope()).get(0));
    if (fused.isHere(charged, pair.in(), pair.before())) {
      return fused.perChange(charged, pair.in(), pair.before(), pair.derivative(arriving));
    }
    PtNDArray change = JniUtils.sub(pair.in(), pair.before());
    PtNDArray same = JniUtils.eq(change, Transfer.scalar(pair.scope(), 0));
    PtNDArray slope = JniUtils.div(charged, change);
    return JniUtils.where(same, pair.derivative(arriving), slope);
  }

  private static PtNDArray averaged(Pair pair, PtNDArray arriving) {
    PtNDArray sum = Elementwise.times(arriving, 0);
    for (Point point : QUADRATURE) {
      PtNDArray here = pair.between(point.place()).pullBack(arriving, pair.scope()).get(0);
      sum = JniUtils.add(sum, Elementwise.times(here, point.weight()));
    }
    return sum;
  }
}
