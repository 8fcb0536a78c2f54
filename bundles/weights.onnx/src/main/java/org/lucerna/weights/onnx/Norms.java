/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/** Normalisations. */
final class Norms {

  private static final List<String> LEAVES =
      List.of("weight", "bias", "running_mean", "running_var");

  private Norms() {}

  static Value batch(Call call) throws IOException {
    if (call.node().integer("training_mode", 0) != 0) {
      throw new UnsupportedException("in training mode: export the network in evaluation mode");
    }
    Value.Layer x = call.layer(0);
    int channels = x.shape().channels();
    double epsilon = call.node().real("epsilon", 1e-5);
    if (x.rank() == 2) {
      return vector(call, x, epsilon);
    }
    if (x.rank() != 4) {
      throw new UnsupportedException("of values with " + x.rank() + " axes");
    }
    // ONNX's momentum is the share that stays, torch's the share that is new.
    double momentum = Math.round((1 - call.node().real("momentum", 0.9)) * 1e6) / 1e6;
    Value.Layer out =
        call.draft().add(call.node(), new Op.BatchNorm(epsilon, momentum), x.shape(), x);
    for (int i = 0; i < LEAVES.size(); i++) {
      call.draft().tensor(out, LEAVES.get(i), Vectors.of(call, call.constant(i + 1), channels));
    }
    return out;
  }

  /** Of a vector: with its statistics fixed it is one factor and one summand a value. */
  private static Value vector(Call call, Value.Layer x, double epsilon) throws IOException {
    int size = x.shape().channels();
    double[] factors = Vectors.of(call, call.constant(1), size).numbers();
    double[] summands = Vectors.of(call, call.constant(2), size).numbers();
    double[] mean = Vectors.of(call, call.constant(3), size).numbers();
    double[] variance = Vectors.of(call, call.constant(4), size).numbers();
    for (int i = 0; i < size; i++) {
      factors[i] /= Math.sqrt(variance[i] + epsilon);
      summands[i] -= mean[i] * factors[i];
    }
    return Arithmetic.affine(call, x, factors, summands);
  }

  /** Over the last axis, or over the channels of {@code [C, H, W]} (attribute {@code axis} 1). */
  static Value layer(Call call) throws IOException {
    Value.Layer view = call.view(0);
    int axis = (int) call.node().integer("axis", -1);
    axis = axis < 0 ? axis + view.rank() : axis;
    Shape shape = view.shape();
    boolean pixel = shape.isSpatial() && shape.channels() == shape.elements() && !view.isSettled();
    boolean channels = call.node().op().equals(Patterns.CHANNEL_NORM);
    if (!channels && axis != view.rank() - 1) {
      throw new UnsupportedException("over several axes");
    }
    Value.Layer x = pixel && view.rank() == 4 ? view : call.layer(0);
    int over = channels || pixel ? 0 : x.rank() - 2;
    int size = x.shape().sizes().get(over);
    if (pixel && view.rank() == 4 && view.dims().get(axis) != size) {
      throw new UnsupportedException("of " + view.dims());
    }
    double epsilon = call.node().real("epsilon", 1e-5);
    Value.Layer out = call.draft().add(call.node(), new Op.LayerNorm(over, epsilon), x.shape(), x);
    call.draft().tensor(out, "weight", Vectors.of(call, call.constant(1), size));
    Source bias = call.has(2) ? call.constant(2) : Computed.filled(size, 0);
    call.draft().tensor(out, "bias", Vectors.of(call, bias, size));
    return out.viewed(x.dims(), x.reshaper());
  }

  /** The same without putting the channels last and back. */
  static Value.Layer channels(Call call, Draft.Piece norm, int input) throws IOException {
    Value.Layer x = call.draft().layer(input);
    double epsilon = ((Op.LayerNorm) norm.op()).epsilon();
    Value.Layer out = call.draft().add(norm.origin(), new Op.LayerNorm(0, epsilon), x.shape(), x);
    norm.tensors().forEach((leaf, source) -> call.draft().tensor(out, leaf, source));
    return out;
  }

  static Value response(Call call) throws IOException {
    OnnxNode node = call.node();
    long size = node.integer("size", 0);
    if (size < 1 || size > 1 << 10 || size % 2 == 0) {
      throw new UnsupportedException("over " + size + " channels, no odd number");
    }
    Value.Layer x = call.planes(0);
    double k = node.real("bias", 1);
    return call.draft()
        .add(
            node,
            new Op.LocalResponseNorm(
                (int) size, node.real("alpha", 1e-4), node.real("beta", 0.75), k),
            x.shape(),
            x);
  }
}
