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
    PtNDArray maps = pointwise(direction, weight);
    return LinearTail.means(JniUtils.mul(maps, passed(scope)));
  }

  /**
   * What each of the layer's values contributes to a sum over classes.
   *
   * @param start {@code [1, K]}, the classes' factors
   * @param shape of one picture's values
   */
  PtNDArray transposed(PtNDArray start, Shape shape, PtNDManager scope) {
    PtNDArray weight = tail.weight(values.model(), scope);
    long plane = shape.dimension() == 4 ? shape.get(2) * shape.get(3) : 1;
    PtNDArray shares = JniUtils.div(start, Transfer.scalar(scope, plane));
    long[] cells = {1, start.size(), 1, 1};
    if (tail.rectified()) {
      PtNDArray maps = JniUtils.mul(JniUtils.reshape(shares, cells), passed(scope));
      return pointwise(maps, JniUtils.transpose(weight, 0, 1));
    }
    values.meter().backward(weight.size());
    PtNDArray sums = JniUtils.matmul(shares, weight);
    return shape.dimension() == 2
        ? sums
        : JniUtils.broadcast(JniUtils.reshape(sums, new long[] {1, sums.size(), 1, 1}), shape);
  }

  /** 1 where a class map is above 0, {@code [1, K, h, w]}. */
  private PtNDArray passed(PtNDManager scope) {
    PtNDArray maps = values.one(tail.classifier(), picture, scope);
    return JniUtils.sign(JniUtils.relu(maps));
  }

  /** A 1×1 convolution without bias. */
  private PtNDArray pointwise(PtNDArray planes, PtNDArray weight) {
    long[] size = weight.getShape().getShape();
    PtNDArray kernel = JniUtils.reshape(weight, new long[] {size[0], size[1], 1, 1});
    PtNDArray out =
        JniUtils.convolution(
            planes, kernel, null, new Shape(1, 1), new Shape(0, 0), new Shape(1, 1), 1);
    values.meter().backward(out.size() * size[1]);
    return out;
  }
}
