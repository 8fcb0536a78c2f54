/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The derivatives of all classes by a layer behind which there is a {@link LinearTail}, as a map
 * and its transpose; behind a ReLU the kept class maps say where they vanish.
 */
final class HeadJacobian {

  private final LinearTail tail;
  private final Values values;
  private final int picture;

  HeadJacobian(LinearTail tail, Values values, int picture) {
    this.tail = tail;
    this.values = values;
    this.picture = picture;
  }

  /** Whether what it needs has been kept. */
  static boolean applies(LinearTail tail, Values values) {
    return !tail.rectified() || values.has(tail.classifier());
  }

  /**
   * How the classes change when the layer's values do.
   *
   * @param direction {@code [1, C, h, w]} or {@code [1, F]}
   * @return {@code [1, K]}
   */
  PtNDArray times(PtNDArray direction, PtNDManager scope) {
    PtNDArray weight = tail.weight(values.model(), scope);
    if (!tail.rectified()) {
      values.meter().forward(weight.size());
      return JniUtils.matmul(LinearTail.means(direction), JniUtils.transpose(weight, 0, 1));
    }
    PtNDArray maps = pointwise(direction, JniUtils.transpose(weight, 0, 1));
    return LinearTail.means(JniUtils.mul(maps, passed(scope)));
  }

  /**
   * {@link #times} for the layer's own values as the direction: where the class maps were kept they
   * say it, their bias taken off.
   *
   * @param own the values
   */
  PtNDArray timesOwn(PtNDArray own, PtNDManager scope) {
    if (!tail.rectified()) {
      return times(own, scope);
    }
    PtNDArray above = JniUtils.relu(values.one(tail.classifier(), picture, scope));
    PtNDArray means = LinearTail.means(above);
    return tail.bias(values.model(), scope)
        .map(b -> JniUtils.sub(means, JniUtils.mul(LinearTail.means(JniUtils.sign(above)), b)))
        .orElse(means);
  }

  /**
   * What each of the layer's values contributes to a sum over classes.
   *
   * @param start {@code [rows, K]}, the classes' factors
   * @param shape of the answer
   */
  PtNDArray transposed(PtNDArray start, Shape shape, PtNDManager scope) {
    PtNDArray weight = tail.weight(values.model(), scope);
    long plane = shape.dimension() == 4 ? shape.get(2) * shape.get(3) : 1;
    PtNDArray shares = JniUtils.div(start, Transfer.scalar(scope, plane));
    long[] cells = {start.getShape().get(0), start.getShape().get(1), 1, 1};
    if (tail.rectified()) {
      PtNDArray maps = JniUtils.mul(JniUtils.reshape(shares, cells), passed(scope));
      return pointwise(maps, weight);
    }
    values.meter().backward(weight.size());
    PtNDArray sums = JniUtils.matmul(shares, weight);
    return shape.dimension() == 2
        ? sums
        : JniUtils.broadcast(
            JniUtils.reshape(sums, new long[] {shape.get(0), shape.get(1), 1, 1}), shape);
  }

  /** 1 where a class map is above 0, {@code [1, K, h, w]}. */
  PtNDArray passed(PtNDManager scope) {
    PtNDArray maps = values.one(tail.classifier(), picture, scope);
    return JniUtils.sign(JniUtils.relu(maps));
  }

  /** {@code [rows, C, h, w]} times a matrix {@code [C, K]}, cell by cell. */
  private PtNDArray pointwise(PtNDArray planes, PtNDArray matrix) {
    long[] size = planes.getShape().getShape();
    PtNDArray last = JniUtils.permute(planes, new long[] {0, 2, 3, 1});
    PtNDArray cells = JniUtils.reshape(last, new long[] {size[0] * size[2] * size[3], size[1]});
    PtNDArray out = JniUtils.matmul(cells, matrix);
    values.meter().backward(cells.size() * matrix.getShape().get(1));
    long[] shape = {size[0], size[2], size[3], matrix.getShape().get(1)};
    return JniUtils.permute(JniUtils.reshape(out, shape), new long[] {0, 3, 1, 2});
  }
}
