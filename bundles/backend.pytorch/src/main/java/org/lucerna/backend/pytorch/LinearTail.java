/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * A tail that averages the layer's planes and multiplies them by one matrix, in whichever order:
 * {@code y_k = b_k + sum_c w_kc mean(A_c)}. Global average pooling before a linear layer, or a 1×1
 * convolution before the pooling; with a ReLU between those two only each side of it is linear.
 *
 * @param classifier the layer with the matrix
 * @param rectified whether a ReLU lies between convolution and pooling
 */
record LinearTail(LayerId classifier, boolean rectified) {

  /**
   * @param size {@code [N, C, h, w]} or {@code [N, F]} as the layer's values really are
   */
  static Optional<LinearTail> of(Segment tail, long[] size) {
    if (tail.given().size() != 1 || tail.nodes().isEmpty()) {
      return Optional.empty();
    }
    Plane plane = size.length == 4 ? new Plane(size[2], size[3]) : new Plane(1, 1);
    Optional<LayerId> classifier = Optional.empty();
    boolean rectified = false;
    for (Node node : tail.nodes()) {
      Op op = node.op();
      if (multiplies(op, plane)) {
        if (classifier.isPresent()) {
          return Optional.empty();
        }
        classifier = Optional.of(node.id());
      } else if (op instanceof Op.Relu && classifier.isPresent() && !plane.isOne()) {
        rectified = true;
      } else if (averages(op, plane)) {
        plane = new Plane(1, 1);
      } else if (!passesOn(op, plane)) {
        return Optional.empty();
      }
    }
    boolean relu = rectified;
    return plane.isOne() ? classifier.map(id -> new LinearTail(id, relu)) : Optional.empty();
  }

  private record Plane(long height, long width) {
    boolean isOne() {
      return height == 1 && width == 1;
    }
  }

  private static boolean multiplies(Op op, Plane plane) {
    return op instanceof Op.Linear && plane.isOne()
        || op instanceof Op.Conv c && c.groups() == 1 && c.window().equals(Window.square(1, 1, 0));
  }

  private static boolean averages(Op op, Plane plane) {
    return op instanceof Op.AdaptiveAvgPool p && p.height() == 1 && p.width() == 1
        || op instanceof Op.AvgPool a
            && covers(a.window().y(), plane.height())
            && covers(a.window().x(), plane.width());
  }

  private static boolean covers(Span span, long size) {
    return span.kernel() == size && span.dilation() == 1 && span.padBefore() + span.padAfter() == 0;
  }

  private static boolean passesOn(Op op, Plane plane) {
    return op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Flatten && plane.isOne()
        || op instanceof Op.AdaptiveAvgPool p
            && p.height() == plane.height()
            && p.width() == plane.width();
  }

  /** {@code [K, C]}. */
  PtNDArray weight(PytorchModel model, PtNDManager scope) {
    PtNDArray weight = Transfer.alias(model.parameters().get(classifier.path() + ".weight"), scope);
    long[] shape = weight.getShape().getShape();
    return JniUtils.reshape(weight, new long[] {shape[0], shape[1]});
  }

  /** {@code [K]}, or nothing. */
  Optional<PtNDArray> bias(PytorchModel model, PtNDManager scope) {
    return Optional.ofNullable(model.parameters().get(classifier.path() + ".bias"))
        .map(bias -> Transfer.alias(bias, scope));
  }

  /** The mean of each channel, {@code [rows, C]}. */
  static PtNDArray means(PtNDArray values) {
    long[] shape = values.getShape().getShape();
    return shape.length == 2 ? values : JniUtils.mean(planes(values), 2, false);
  }

  /** {@code [rows, C, h w]}. */
  static PtNDArray planes(PtNDArray values) {
    long[] shape = values.getShape().getShape();
    long plane = shape.length == 2 ? 1 : shape[2] * shape[3];
    return JniUtils.reshape(values, new long[] {shape[0], shape[1], plane});
  }
}
