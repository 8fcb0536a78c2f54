/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.Arrays;
import org.lucerna.vision.api.network.Op;

/** Functions of single values. */
final class Activations {

  private static final double CLOSE = 1e-4;
  private static final double SIXTH = 1.0 / 6;

  private Activations() {}

  static Converter of(Op op) {
    return call -> apply(call, op);
  }

  static Value clip(Call call) throws IOException {
    double low = call.real(1, "min", Double.NEGATIVE_INFINITY);
    double high = call.real(2, "max", Double.POSITIVE_INFINITY);
    if (!(low <= high)) {
      throw call.damaged("its bounds are " + low + " and " + high);
    }
    if (low == 0 && high >= Float.MAX_VALUE) {
      return apply(call, new Op.Relu());
    }
    return apply(call, new Op.Clamp(low, high));
  }

  static Value leaky(Call call) throws IOException {
    return apply(call, new Op.LeakyRelu(call.node().real("alpha", 0.01)));
  }

  static Value parametric(Call call) throws IOException {
    double[] slopes = call.constant(1).numbers();
    if (Arrays.stream(slopes).distinct().count() != 1) {
      throw new UnsupportedException("with a slope of its own for each channel");
    }
    return apply(call, new Op.LeakyRelu(slopes[0]));
  }

  /** {@code clip(alpha x + beta, 0, 1)}: torch's has slope 1/6, others have 0.2. */
  static Value hardSigmoid(Call call) throws IOException {
    if (isTorchs(call.node())) {
      return apply(call, new Op.HardSigmoid());
    }
    Value.Layer x = call.layer(0);
    int channels = x.shape().channels();
    Value.Layer line =
        Arithmetic.affine(
            call,
            x,
            Computed.filled(channels, call.node().real("alpha", 0.2)).numbers(),
            Computed.filled(channels, call.node().real("beta", 0.5)).numbers());
    return call.draft().add(call.node(), new Op.Clamp(0, 1), line.shape(), line);
  }

  /** Whether a HardSigmoid node is {@code relu6(x + 3) / 6}. */
  static boolean isTorchs(OnnxNode node) {
    return Math.abs(node.real("alpha", 0.2) - SIXTH) < CLOSE
        && Math.abs(node.real("beta", 0.5) - 0.5) < CLOSE;
  }

  static Value gelu(Call call) throws IOException {
    if (!call.node().text("approximate", "none").equals("none")) {
      throw new UnsupportedException("in the approximation by tanh");
    }
    return apply(call, new Op.Gelu());
  }

  static Value dropout(Call call) throws IOException {
    double rate = call.real(1, "ratio", 0.5);
    if (!(rate >= 0 && rate < 1)) {
      throw call.damaged("its ratio is " + rate);
    }
    return apply(call, new Op.Dropout(rate));
  }

  /** Single values do not mind a view: only a flattened one is made real, to read as exported. */
  private static Value apply(Call call, Op op) throws IOException {
    Value.Layer view = call.view(0);
    Value.Layer x = view.rank() == 2 ? call.layer(0) : view;
    Value.Layer out = call.draft().add(call.node(), op, x.shape(), x);
    return out.viewed(x.dims(), x.reshaper());
  }
}
