/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Op;

/**
 * Hessian-vector products, exact (Pearlmutter 1994): no finite differences. For a score f(y(x))
 * with Jacobian J of y by x, {@code H v = J^T F'' J v + sum_k f'_k y''_k v}. The way back is
 * recorded itself as a function of x and of what is carried back, u = f': {@code g(x, u) = J^T u}.
 * Going back from g with v then gives {@code J v} at u and the second summand at x; F'' is known by
 * formula, and one more way back makes the first summand of it. Where what follows the layer has
 * kinks but no curvature, the second summand is 0, and J is that of the stages of {@link Gates},
 * the last of them by {@link HeadJacobian}.
 */
final class Curvature {

  private final Values values;
  private final Stages stages;
  private final PytorchModel model;

  /**
   * @param stages has the stages that were recorded
   */
  Curvature(Values values, Stages stages) {
    this.values = values;
    this.stages = stages;
    this.model = values.model();
  }

  /**
   * What is asked.
   *
   * @param read values of the layer the target is read from
   * @param direction shaped like the layer's values
   */
  record Question(int picture, LayerId layer, Target target, float[] read, Tensor direction) {}

  /** Shaped like the layer's values. */
  Tensor times(Question question) {
    LayerId end = question.target().layer().orElse(model.network().output());
    Optional<Segment> tail = model.tail(question.layer(), end);
    int[] size = Transfer.ints(values.get(question.layer()).getShape().getShape());
    int[] shape = Arrays.copyOfRange(size, 1, size.length);
    if (!Arrays.equals(shape, question.direction().shape())) {
      throw new IllegalArgumentException(
          "the direction %s is shaped unlike layer %s"
              .formatted(question.direction(), question.layer()));
    }
    if (tail.isEmpty()) {
      return Tensor.wrap(new float[question.direction().length()], shape);
    }
    try (PtNDManager scope = model.newScope()) {
      PtNDArray v = Transfer.one(scope, question.direction(), model.layout());
      return Transfer.row(product(question, new Place(question.layer(), end), v, scope), 0);
    }
  }

  /**
   * What is to be carried back to a layer whose values have moved, {@code f' + length F'' J v};
   * empty where what follows the layer is curved itself.
   *
   * @param own whether the direction is the layer's own values
   */
  Optional<float[]> moved(Question question, double length, boolean own) {
    LayerId end = question.target().layer().orElse(model.network().output());
    if (model.tail(question.layer(), end).filter(tail -> !tail.nodes().isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    try (PtNDManager scope = model.newScope()) {
      PtNDArray v =
          own
              ? values.one(question.layer(), question.picture(), scope)
              : Transfer.one(scope, question.direction(), model.layout());
      Direction direction = new Direction(v, own);
      return along(question.picture(), new Place(question.layer(), end), direction, scope)
          .map(change -> carried(question, Transfer.out(change), length));
    }
  }

  private static float[] carried(Question question, Tensor change, double length) {
    float[] start = question.target().cotangent(question.read());
    double[] turned = TargetCurvature.times(question.target(), question.read(), doubles(change));
    for (int i = 0; i < start.length; i++) {
      start[i] += (float) (length * turned[i]);
    }
    return start;
  }

  /**
   * @param own whether it is the values themselves
   */
  private record Direction(PtNDArray v, boolean own) {}

  /** {@code J v}; empty where there is curvature on the way. */
  private Optional<PtNDArray> along(
      int picture, Place place, Direction direction, PtNDManager scope) {
    Segment tail = model.tail(place.layer(), place.end()).orElseThrow();
    Optional<LinearTail> head = head(tail, direction.v());
    if (head.isPresent()) {
      HeadJacobian jacobian = new HeadJacobian(head.get(), values, picture);
      return Optional.of(
          direction.own()
              ? jacobian.timesOwn(direction.v(), scope)
              : jacobian.times(direction.v(), scope));
    }
    Gates.Hop hop = stages.from(place.layer(), place.end());
    if (hop.to().equals(place.end()) || !isStraight(tail)) {
      return Optional.empty();
    }
    Place next = new Place(hop.to(), place.end());
    if (direction.own() && stages.isPool(hop)) {
      // The same places of all windows are the largest.
      Direction pooled = new Direction(values.one(hop.to(), picture, scope), true);
      return along(picture, next, pooled, scope);
    }
    Recording.Stage stage = new Recording.Stage(hop, stages.segment(hop), new int[] {picture});
    PtNDArray change =
        Tangent.of(stage, direction.own() ? null : direction.v(), values, scope)
            .orElseGet(() -> through(stages.recorded(hop, picture, scope), direction.v(), scope));
    return along(picture, next, new Direction(change, false), scope);
  }

  /** {@code J v} of one stage. */
  private PtNDArray through(Recording stage, PtNDArray v, PtNDManager scope) {
    PtNDArray u = Transfer.alias(stage.end(), scope); // any will do: J^T u is linear in it
    JniUtils.attachGradient(u, true);
    values.meter().backward(2 * stage.macs());
    return model.autograd().gradient(curved(stage, u), u, v, false);
  }

  private Optional<LinearTail> head(Segment tail, PtNDArray v) {
    return LinearTail.of(tail, v.getShape().getShape())
        .filter(t -> HeadJacobian.applies(t, values));
  }

  private static boolean isStraight(Segment tail) {
    return tail.nodes().stream().noneMatch(node -> isCurved(node.op()));
  }

  private record Place(LayerId layer, LayerId end) {}

  private PtNDArray product(Question question, Place place, PtNDArray v, PtNDManager scope) {
    Segment tail = model.tail(place.layer(), place.end()).orElseThrow();
    if (tail.nodes().isEmpty()) {
      return turned(question, v, scope);
    }
    Shape shape = v.getShape();
    Optional<LinearTail> head = head(tail, v);
    if (head.isPresent()) {
      HeadJacobian jacobian = new HeadJacobian(head.get(), values, question.picture());
      PtNDArray change = jacobian.times(v, scope);
      return jacobian.transposed(turned(question, change, scope), shape, scope);
    }
    Gates.Hop hop = stages.from(place.layer(), place.end());
    if (!isStraight(tail) || hop.to().equals(place.end())) {
      return whole(question, place, v, scope);
    }
    Recording stage = stages.recorded(hop, question.picture(), scope);
    PtNDArray change = through(stage, v, scope);
    PtNDArray above = product(question, new Place(hop.to(), place.end()), change, scope);
    values.meter().backward(stage.macs());
    return model.autograd().gradient(stage.end(), stage.leaf(), above, false);
  }

  /** {@code J^T u} as a function of u and of the values the stage began with. */
  private PtNDArray curved(Recording stage, PtNDArray u) {
    JniUtils.setGradMode(true);
    PtNDArray g = model.autograd().gradient(stage.end(), stage.leaf(), u, true);
    JniUtils.setGradMode(false);
    return g;
  }

  private PtNDArray whole(Question question, Place place, PtNDArray v, PtNDManager scope) {
    Gates.Hop all = new Gates.Hop(place.layer(), place.end());
    Recording stage = stages.recorded(all, question.picture(), scope);
    int[] shape = Transfer.ints(stage.end().getShape().getShape());
    PtNDArray u = batch(Tensor.wrap(question.target().cotangent(question.read()), shape), scope);
    JniUtils.attachGradient(u, true);
    PtNDArray g = curved(stage, u);
    PtNDArray inside = model.autograd().gradient(g, stage.leaf(), v, false);
    PtNDArray change = model.autograd().gradient(g, u, v, false);
    PtNDArray above = turned(question, change, scope);
    values.meter().backward(4 * stage.macs());
    return JniUtils.add(inside, model.autograd().gradient(stage.end(), stage.leaf(), above, false));
  }

  /** {@code F''} times a change of what the target is read from, shaped like it. */
  private PtNDArray turned(Question question, PtNDArray change, PtNDManager scope) {
    Tensor moved = Transfer.out(change);
    double[] turned = TargetCurvature.times(question.target(), question.read(), doubles(moved));
    float[] all = new float[turned.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) turned[i];
    }
    return batch(Tensor.wrap(all, moved.shape()), scope);
  }

  private static double[] doubles(Tensor values) {
    double[] all = new double[values.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.at(i);
    }
    return all;
  }

  private PtNDArray batch(Tensor rows, PtNDManager scope) {
    return Transfer.batch(scope, rows, model.layout());
  }

  /** Whether an operation has second derivatives away from its kinks. */
  private static boolean isCurved(Op op) {
    return !(op instanceof Op.Conv
        || op instanceof Op.Linear
        || op instanceof Op.BatchNorm
        || op instanceof Op.Affine
        || op instanceof Op.LayerScale
        || op instanceof Op.Relu
        || op instanceof Op.LeakyRelu
        || op instanceof Op.Clamp
        || op instanceof Op.MaxPool
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.GlobalMaxPool
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Add
        || op instanceof Op.Concat
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.PadChannels);
  }
}
