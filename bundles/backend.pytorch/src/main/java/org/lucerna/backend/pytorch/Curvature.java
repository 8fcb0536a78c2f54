/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/**
 * Hessian-vector products, exact (Pearlmutter 1994): no finite differences. For a score f(y(x))
 * with Jacobian J of y by x, {@code H v = J^T F'' J v + sum_k f'_k y''_k v}. The way back is
 * recorded itself as a function of x and of what is carried back, u = f': {@code g(x, u) = J^T u}.
 * Going back from g with v then gives {@code J v} at u and the second summand at x; F'' is known by
 * formula, and one more way back makes the first summand of it.
 */
final class Curvature {

  private final Values values;

  Curvature(Values values) {
    this.values = values;
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
    PytorchModel model = values.model();
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
      return question.direction().times(0);
    } else if (tail.get().nodes().isEmpty()) {
      double[] moved = doubles(question.direction());
      return tensor(TargetCurvature.times(question.target(), question.read(), moved), shape);
    }
    values.compute(tail.get().given());
    try (PtNDManager scope = model.newScope()) {
      return times(question, tail.get(), scope);
    }
  }

  private Tensor times(Question question, Segment tail, PtNDManager scope) {
    PytorchModel model = values.model();
    Map<LayerId, PtNDArray> feeds = new HashMap<>();
    tail.given().forEach(g -> feeds.put(g, values.one(g, question.picture(), scope)));
    PtNDArray x = feeds.get(question.layer());
    Meter meter = values.meter();
    long before = meter.forward();
    JniUtils.attachGradient(x, true);
    JniUtils.setGradMode(true);
    PtNDArray y = Walk.run(tail, feeds, model.operations(), meter).values().iterator().next();
    int[] shape = Transfer.ints(y.getShape().getShape());
    PtNDArray u = batch(Tensor.wrap(question.target().cotangent(question.read()), shape), scope);
    JniUtils.attachGradient(u, true);
    AutogradScript script = model.autograd();
    PtNDArray g = script.gradient(y, x, u, true);
    JniUtils.setGradMode(false);
    PtNDArray v = batch(Tensor.stack(List.of(question.direction())), scope);
    PtNDArray inside = script.gradient(g, x, v, false);
    double[] moved = doubles(Transfer.out(script.gradient(g, u, v, false)));
    double[] turned = TargetCurvature.times(question.target(), question.read(), moved);
    PtNDArray outside = script.gradient(y, x, batch(tensor(turned, shape), scope), false);
    meter.backward(4 * (meter.forward() - before));
    return Transfer.row(JniUtils.add(inside, outside), 0);
  }

  private PtNDArray batch(Tensor rows, PtNDManager scope) {
    return Transfer.batch(scope, rows, values.model().layout());
  }

  private static double[] doubles(Tensor tensor) {
    double[] all = new double[tensor.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = tensor.at(i);
    }
    return all;
  }

  private static Tensor tensor(double[] values, int[] shape) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values[i];
    }
    return Tensor.wrap(all, shape);
  }
}
