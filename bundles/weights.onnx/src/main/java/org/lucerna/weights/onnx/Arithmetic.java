/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Op;

/** Sums and products of layers, and of layers with constants. */
final class Arithmetic {

  private Arithmetic() {}

  static Value add(Call call) throws IOException {
    if (call.isConstant(0) || call.isConstant(1)) {
      int other = call.isConstant(0) ? 1 : 0;
      Value.Layer x = call.layer(other);
      return affine(call, x, ones(x), Vectors.broadcast(call.constant(1 - other), x));
    }
    Value.Layer first = call.layer(0);
    Value.Layer[] all = new Value.Layer[call.inputs().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = call.layer(i);
      if (!all[i].shape().equals(first.shape())) {
        throw new UnsupportedException(
            "of shapes %s and %s".formatted(first.shape(), all[i].shape()));
      }
    }
    return all.length == 1
        ? first
        : call.draft().add(call.node(), new Op.Add(), first.shape(), all);
  }

  static Value subtract(Call call) throws IOException {
    if (call.isConstant(1)) {
      Value.Layer x = call.layer(0);
      return affine(call, x, ones(x), times(Vectors.broadcast(call.constant(1), x), -1));
    }
    Value.Layer x = call.layer(1);
    double[] minus = times(ones(x), -1);
    if (call.isConstant(0)) {
      return affine(call, x, minus, Vectors.broadcast(call.constant(0), x));
    }
    Value.Layer y = affine(call, x, minus, times(minus, 0));
    return add(new Call(call.node(), List.of(call.inputs().get(0), y), call.draft(), call.opset()));
  }

  static Value negate(Call call) throws IOException {
    Value.Layer x = call.layer(0);
    double[] minus = times(ones(x), -1);
    return affine(call, x, minus, times(minus, 0));
  }

  static Value multiply(Call call) throws IOException {
    if (call.isConstant(0) || call.isConstant(1)) {
      int other = call.isConstant(0) ? 1 : 0;
      Value.Layer x = call.layer(other);
      double[] factors = Vectors.broadcast(call.constant(1 - other), x);
      return affine(call, x, factors, times(factors, 0));
    }
    Value.Layer x = call.layer(0);
    Value.Layer y = call.layer(1);
    if (isGate(x, y)) {
      Value.Layer gate = x;
      x = y;
      y = gate;
    }
    if (!x.shape().equals(y.shape()) && !isGate(y, x)) {
      throw new UnsupportedException("of shapes %s and %s".formatted(x.shape(), y.shape()));
    }
    return call.draft().add(call.node(), new Op.Multiply(), x.shape(), x, y);
  }

  static Value divide(Call call) throws IOException {
    if (!call.isConstant(1)) {
      throw new UnsupportedException("by values that depend on the picture");
    }
    Value.Layer x = call.layer(0);
    double[] divisors = Vectors.broadcast(call.constant(1), x);
    if (Arrays.stream(divisors).anyMatch(d -> d == 0)) {
      throw call.damaged("it divides by zero");
    }
    double[] factors = Arrays.stream(divisors).map(d -> 1 / d).toArray();
    return affine(call, x, factors, times(factors, 0));
  }

  /** A factor and a summand a channel; one right after another becomes one. */
  static Value.Layer affine(Call call, Value.Layer x, double[] factors, double[] summands)
      throws IOException {
    Draft draft = call.draft();
    Draft.Piece before = draft.piece(x);
    Value.Layer from = x;
    double[] weight = factors;
    double[] bias = summands;
    if (before != null && before.op() instanceof Op.Affine) {
      Map<String, Source> tensors = before.tensors();
      double[] w = tensors.get("weight").numbers();
      double[] b = tensors.get("bias").numbers();
      for (int i = 0; i < w.length; i++) {
        b[i] = b[i] * factors[i] + summands[i];
        w[i] *= factors[i];
      }
      weight = w;
      bias = b;
      from = draft.layer(before.inputs().get(0));
    }
    Value.Layer out = draft.add(call.node(), new Op.Affine(), x.shape(), from);
    draft.tensor(out, "weight", Computed.vector(weight));
    draft.tensor(out, "bias", Computed.vector(bias));
    return out;
  }

  /** One factor a channel: {@code [C, 1, 1]} beside {@code [C, H, W]}. */
  private static boolean isGate(Value.Layer gate, Value.Layer x) {
    return gate.shape().isSpatial()
        && x.shape().isSpatial()
        && gate.shape().channels() == x.shape().channels()
        && gate.shape().height() == 1
        && gate.shape().width() == 1
        && x.shape().height() * (long) x.shape().width() > 1;
  }

  private static double[] ones(Value.Layer x) {
    return Computed.filled(x.shape().channels(), 1).numbers();
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }
}
