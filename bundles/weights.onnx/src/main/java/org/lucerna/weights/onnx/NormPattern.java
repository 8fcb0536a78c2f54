/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layer normalisation written out, as exports before opset 17 have it (Ba et al. 2016). */
final class NormPattern {

  private final Wiring wiring;

  NormPattern(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * @param node the product with the weight
   * @param quotient {@code (x - mean) / sqrt(variance + epsilon)}
   */
  Optional<OnnxNode> match(OnnxNode node, OnnxNode quotient, String weight) throws IOException {
    OnnxNode centred = producer(quotient.input(0), "Sub");
    OnnxNode root = producer(quotient.input(1), "Sqrt");
    OnnxNode sum = root == null ? null : producer(root.input(0), "Add");
    if (centred == null || sum == null) {
      return Optional.empty();
    }
    int side = Double.isNaN(wiring.scalar(sum.input(1))) ? 1 : 0;
    double epsilon = wiring.scalar(sum.input(1 - side));
    OnnxNode mean = producer(centred.input(1), "ReduceMean");
    OnnxNode variance = producer(sum.input(side), "ReduceMean");
    String x = centred.input(0);
    if (Double.isNaN(epsilon) || !isMean(mean, x) || !isSquare(variance, x)) {
      return Optional.empty();
    }
    long axis = axis(mean);
    if (axis != axis(variance) || axis != -1 && axis != 1) {
      return Optional.empty();
    }
    Map<String, Attribute> attributes =
        Map.of(
            "epsilon", new Attribute(0, (float) epsilon, "", List.of(), List.of(), null),
            "axis", new Attribute(axis, 0, "", List.of(), List.of(), null));
    String op = axis == 1 ? Patterns.CHANNEL_NORM : "LayerNormalization";
    return Optional.of(node.as(op, List.of(x, weight), attributes));
  }

  private OnnxNode producer(String value, String op) {
    OnnxNode node = wiring.producer(value);
    return node != null && node.op().equals(op) ? node : null;
  }

  private static boolean isMean(OnnxNode mean, String x) {
    return mean != null && mean.input(0).equals(x) && mean.integer("keepdims", 1) == 1;
  }

  /** The mean of {@code (x - mean(x))^2}. */
  private boolean isSquare(OnnxNode variance, String x) throws IOException {
    OnnxNode square = variance == null ? null : wiring.producer(variance.input(0));
    if (square == null || variance.integer("keepdims", 1) != 1) {
      return false;
    }
    boolean squares =
        square.op().equals("Pow") && wiring.scalar(square.input(1)) == 2
            || square.op().equals("Mul") && square.input(0).equals(square.input(1));
    OnnxNode difference = producer(square.input(0), "Sub");
    return squares
        && difference != null
        && difference.input(0).equals(x)
        && isMean(producer(difference.input(1), "ReduceMean"), x);
  }

  /** The one axis of a ReduceMean, or a number that is none. */
  private long axis(OnnxNode node) throws IOException {
    List<Long> axes = node.attribute("axes").map(Attribute::integers).orElse(List.of());
    if (!node.input(1).isEmpty()) {
      double axis = wiring.scalar(node.input(1));
      axes = Double.isNaN(axis) ? List.of() : List.of((long) axis);
    }
    return axes.size() == 1 ? axes.get(0) : Long.MIN_VALUE;
  }
}
