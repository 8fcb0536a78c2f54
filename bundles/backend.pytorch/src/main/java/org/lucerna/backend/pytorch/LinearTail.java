/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * A tail that averages the layer's planes and multiplies them by one matrix, in whichever order:
 * {@code y_k = b_k + sum_c w_kc mean(A_c)}. Global average pooling before a linear layer, or a 1×1
 * convolution without ReLU before the pooling.
 *
 * @param classifier the layer with the matrix
 */
record LinearTail(LayerId classifier) {

  private static final int FEW = 8;

  /**
   * @param size {@code [N, C, h, w]} or {@code [N, F]} as the layer's values really are
   */
  static Optional<LinearTail> of(Segment tail, long[] size) {
    if (tail.given().size() != 1 || tail.nodes().isEmpty()) {
      return Optional.empty();
    }
    Plane plane = size.length == 4 ? new Plane(size[2], size[3]) : new Plane(1, 1);
    Optional<LayerId> classifier = Optional.empty();
    for (Node node : tail.nodes()) {
      Op op = node.op();
      if (multiplies(op, plane)) {
        if (classifier.isPresent()) {
          return Optional.empty();
        }
        classifier = Optional.of(node.id());
      } else if (averages(op, plane)) {
        plane = new Plane(1, 1);
      } else if (!passesOn(op, plane)) {
        return Optional.empty();
      }
    }
    return plane.isOne() ? classifier.map(LinearTail::new) : Optional.empty();
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

  /**
   * The derivative of {@code sum(cotangent * y)} by one picture's values: {@code sum_k cotangent_k
   * w_kc / hw} everywhere in channel c.
   *
   * @param shape {@code [C, h, w]} or {@code [F]}
   */
  Tensor gradient(float[] cotangent, int[] shape, PytorchModel model, Meter meter) {
    float[] sums = sums(cotangent, model, meter);
    int plane = shape.length == 1 ? 1 : shape[1] * shape[2];
    float[] all = new float[sums.length * plane];
    for (int c = 0; c < sums.length; c++) {
      Arrays.fill(all, c * plane, (c + 1) * plane, sums[c] / plane);
    }
    return Tensor.wrap(all, shape);
  }

  /**
   * {@code sum_k cotangent_k w_kc}; a few classes' weights are cheaper to copy than to multiply.
   */
  private float[] sums(float[] cotangent, PytorchModel model, Meter meter) {
    int[] asked = IntStream.range(0, cotangent.length).filter(k -> cotangent[k] != 0).toArray();
    try (PtNDManager scope = model.newScope()) {
      PtNDArray weight = weight(model, scope);
      int channels = Math.toIntExact(weight.getShape().get(1));
      meter.backward((long) asked.length * channels);
      if (asked.length > FEW) {
        Tensor row = Tensor.wrap(cotangent, 1, cotangent.length);
        PtNDArray start = Transfer.batch(scope, row, Layout.CHANNELS_FIRST);
        return Transfer.out(JniUtils.matmul(start, weight)).toArray();
      }
      float[] sums = new float[channels];
      for (int k : asked) {
        Tensor row = Transfer.row(weight, k);
        for (int c = 0; c < channels; c++) {
          sums[c] += cotangent[k] * row.at(c);
        }
      }
      return sums;
    }
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
