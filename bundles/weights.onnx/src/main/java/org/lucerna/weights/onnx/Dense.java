/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/** Products with matrices: linear layers. */
final class Dense {

  private Dense() {}

  static Value gemm(Call call) throws IOException {
    OnnxNode node = call.node();
    if (node.integer("transA", 0) != 0) {
      throw new UnsupportedException("of a transposed input");
    }
    Source weight = matrix(call);
    if (node.integer("transB", 0) == 0) {
      weight = Transposed.matrix(weight);
    }
    Value.Layer x = call.layer(0);
    if (x.rank() != 2) {
      throw new UnsupportedException("of values with " + x.rank() + " axes");
    }
    Optional<Source> bias = call.optional(2).map(b -> Scaled.of(b, node.real("beta", 1)));
    return linear(call, x, Scaled.of(weight, node.real("alpha", 1)), bias);
  }

  /** Two inputs, or three where a constant is added afterwards. */
  static Value product(Call call) throws IOException {
    Source weight = Transposed.matrix(matrix(call));
    Value.Layer x = call.view(0);
    boolean pixel = x.rank() == 4 && x.dims().get(1) == 1 && x.dims().get(2) == 1;
    if (pixel && !x.isSettled()) {
      int in = x.dims().get(3);
      Value.Layer flat = call.draft().settled(x.viewed(List.of(x.dims().get(0), in), call.node()));
      Value.Layer out = linear(call, flat, weight, call.optional(2));
      List<Integer> dims = new ArrayList<>(x.dims());
      dims.set(3, out.dims().get(1));
      return out.viewed(dims, call.node());
    }
    if (x.rank() != 2 && x.rank() != 4) {
      throw new UnsupportedException("of values with " + x.rank() + " axes");
    }
    return linear(call, call.layer(0), weight, call.optional(2));
  }

  private static Source matrix(Call call) throws IOException {
    Source weight = call.constant(1);
    if (weight.shape().size() != 2) {
      throw new UnsupportedException("with a constant of shape " + weight.shape());
    }
    return weight;
  }

  /**
   * @param weight {@code [features, in]}
   */
  private static Value.Layer linear(Call call, Value.Layer x, Source weight, Optional<Source> bias)
      throws IOException {
    int features = weight.shape().get(0);
    List<Integer> sizes = new ArrayList<>(x.shape().sizes());
    int in = sizes.set(sizes.size() - 1, features);
    if (weight.shape().get(1) != in) {
      throw call.damaged("its weights %s do not fit %s".formatted(weight.shape(), x.shape()));
    }
    Value.Layer out =
        call.draft()
            .add(call.node(), new Op.Linear(features, bias.isPresent()), new Shape(sizes), x);
    call.draft().tensor(out, "weight", weight);
    if (bias.isPresent()) {
      call.draft().tensor(out, "bias", Vectors.of(call, bias.get(), features));
    }
    return out;
  }
}
