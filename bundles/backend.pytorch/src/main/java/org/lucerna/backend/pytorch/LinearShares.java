/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lucerna.vision.api.network.Op;

/** What a convolution's or linear layer's outputs are made of, folded normalisation included. */
final class LinearShares {

  private final Step step;
  private final Folding folding;
  private final Trace trace;
  private final PtNDManager scope;

  /**
   * @param scope owns all that is made
   */
  LinearShares(Step step, Folding folding, Trace trace, PtNDManager scope) {
    this.step = step;
    this.folding = folding;
    this.trace = trace;
    this.scope = scope;
  }

  /** All of it, from the recorded pass: nothing runs again. */
  Share whole() {
    PtNDArray total = trace.values(folding.result(step.node()), scope);
    Optional<PtNDArray> scale = folding.scale(step.node(), scope);
    return new Share() {
      @Override
      public PtNDArray total() {
        return total;
      }

      @Override
      public PtNDArray hand(PtNDArray s) {
        PtNDArray scaled = scale.map(factor -> JniUtils.mul(s, factor)).orElse(s);
        return JniUtils.mul(step.pullBack(scaled, scope).get(0), step.input(0, scope));
      }
    };
  }

  /** What speaks for each output: products {@code a w > 0} and positive biases. */
  Share positive() {
    PtNDArray weight = folding.weight(step.node(), scope);
    Optional<PtNDArray> bias = folding.bias(step.node(), scope).map(Elementwise::positive);
    return bySign(Elementwise.positive(weight), bias, () -> Elementwise.negative(weight));
  }

  /** What speaks against each output. */
  Share negative() {
    PtNDArray weight = folding.weight(step.node(), scope);
    Optional<PtNDArray> bias = folding.bias(step.node(), scope).map(Elementwise::negative);
    return bySign(Elementwise.negative(weight), bias, () -> Elementwise.positive(weight));
  }

  private Share bySign(PtNDArray weight, Optional<PtNDArray> bias, Supplier<PtNDArray> other) {
    PtNDArray x = step.input(0, scope);
    List<Share.Term> terms = new ArrayList<>();
    boolean signed = Elementwise.hasNegative(x);
    terms.add(term(signed ? Elementwise.positive(x) : x, weight, bias));
    if (signed) {
      terms.add(term(Elementwise.negative(x), other.get(), Optional.empty()));
    }
    return new Share.Terms(terms, scope);
  }

  /** Excitation: positive inputs times positive weights, or times the negated ones. */
  Share excitation(boolean negated) {
    PtNDArray weight = folding.weight(step.node(), scope);
    PtNDArray excitatory = Elementwise.positive(negated ? JniUtils.neg(weight) : weight);
    PtNDArray x = Elementwise.positive(step.input(0, scope));
    return new Share.Terms(List.of(term(x, excitatory, Optional.empty())), scope);
  }

  /** {@code a w - low max(w, 0) - high min(w, 0)}; biases cancel. */
  Share box(List<Float> low, List<Float> high) {
    PtNDArray weight = folding.weight(step.node(), scope);
    PtNDArray x = step.input(0, scope);
    Share.Term pixels = term(x, weight, Optional.empty());
    Share.Term least = term(channels(low, x), Elementwise.positive(weight), Optional.empty());
    Share.Term most = term(channels(high, x), Elementwise.negative(weight), Optional.empty());
    return new Share.Terms(
        List.of(
            pixels,
            new Share.Term(least.step(), least.x(), -1),
            new Share.Term(most.step(), most.x(), -1)),
        scope);
  }

  /** Every input of a window alike. */
  Share flat() {
    PtNDArray weight = folding.weight(step.node(), scope);
    PtNDArray ones = (PtNDArray) scope.ones(step.input(0, scope).getShape());
    long[] size = weight.getShape().getShape();
    if (hasLikeOutputs()) {
      size[0] = 1;
    }
    PtNDArray weights = (PtNDArray) scope.ones(new Shape(size));
    return new Share.Terms(List.of(term(ones, weights, Optional.empty())), scope);
  }

  /**
   * What arrives at outputs that share alike: as if there were but one, for they all hand the same
   * way.
   */
  PtNDArray flat(PtNDArray arriving) {
    return hasLikeOutputs() ? JniUtils.sum(arriving, new long[] {1}, true) : arriving;
  }

  /** Whether all outputs read the same inputs. */
  private boolean hasLikeOutputs() {
    return step.node().op() instanceof Op.Conv conv && conv.groups() == 1;
  }

  private Share.Term term(PtNDArray x, PtNDArray weight, Optional<PtNDArray> bias) {
    Map<String, PtNDArray> parameters = new HashMap<>();
    String name = step.node().id().path();
    parameters.put(name + ".weight", weight);
    bias.ifPresent(b -> parameters.put(name + ".bias", b));
    Operations operations = new Operations(parameters, Mode.EVALUATION);
    return new Share.Term(step.again(List.of(x), operations, scope), x, 1);
  }

  /** A value a channel, as wide as a picture. */
  private PtNDArray channels(List<Float> values, PtNDArray like) {
    Shape shape = like.getShape();
    if (shape.dimension() != 4 || shape.get(1) != values.size()) {
      throw new IllegalArgumentException(
          "layer %s reads values %s, for which there are %d bounds"
              .formatted(step.node().id(), shape, values.size()));
    }
    float[] each = new float[values.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = values.get(i);
    }
    PtNDArray column = (PtNDArray) scope.create(each, new Shape(1, each.length, 1, 1));
    return JniUtils.add(JniUtils.mul(like, Transfer.scalar(scope, 0)), column);
  }
}
