/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/** Pooling over the whole plane, however it is said. */
final class Reductions {

  private static final List<Integer> CHANNELS_LAST = List.of(1, 2, 0);

  private Reductions() {}

  /** GlobalAveragePool and GlobalMaxPool. */
  static Converter global(Op op) {
    return call -> pooled(call, call.planes(0), op);
  }

  /** ReduceMean and ReduceMax over all axes but batch and channels. */
  static Converter reduction(Op op) {
    return call -> {
      Value.Layer x = call.view(0);
      List<Integer> axes = Dims.axes(call, axes(call, x.rank()), x.rank());
      Value.Layer planes = planes(call, x, axes);
      Value.Layer out = pooled(call, planes, op);
      boolean keeps = call.node().integer("keepdims", 1) == 1;
      List<Integer> dims =
          IntStream.range(0, x.rank())
              .filter(a -> keeps || !axes.contains(a))
              .mapToObj(a -> axes.contains(a) ? Integer.valueOf(1) : x.dims().get(a))
              .toList();
      return out.viewed(dims, call.node());
    };
  }

  private static List<Integer> axes(Call call, int rank) throws IOException {
    return call.integers(1, "axes").orElse(IntStream.range(0, rank).boxed().toList());
  }

  private static Value.Layer planes(Call call, Value.Layer x, List<Integer> axes)
      throws IOException {
    List<Integer> sorted = axes.stream().sorted().toList();
    Shape shape = x.shape();
    boolean trailing = x.rank() > 2 && sorted.equals(IntStream.range(2, x.rank()).boxed().toList());
    if (trailing && shape.isSpatial() && x.dims().get(1) == shape.channels()) {
      return call.draft().layer(x.piece());
    }
    Draft.Piece piece = call.draft().piece(x);
    boolean last = x.isSettled() && sorted.equals(List.of(1, 2));
    if (last && piece != null && piece.op().equals(new Op.Permute(CHANNELS_LAST))) {
      return call.draft().layer(piece.inputs().get(0));
    }
    throw new UnsupportedException("of %s over axes %s".formatted(x.dims(), axes));
  }

  private static Value.Layer pooled(Call call, Value.Layer x, Op op) throws IOException {
    return call.draft().add(call.node(), op, Shape.of(x.shape().channels(), 1, 1), x);
  }
}
