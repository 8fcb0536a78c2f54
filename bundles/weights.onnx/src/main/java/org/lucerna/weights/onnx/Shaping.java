/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** Other shapes for the same values, other orders, parts, and values side by side. */
final class Shaping {

  private Shaping() {}

  static Value same(Call call) {
    return call.inputs().get(0);
  }

  static Value reshape(Call call) throws IOException {
    double[] target = call.constant(1).numbers();
    return viewed(call, Dims.reshaped(call, call.view(0).dims(), target));
  }

  static Value flatten(Call call) throws IOException {
    List<Integer> dims = call.view(0).dims();
    return viewed(call, Dims.flattened(dims, (int) call.node().integer("axis", 1)));
  }

  static Value squeeze(Call call) throws IOException {
    List<Integer> dims = call.view(0).dims();
    Optional<List<Integer>> axes = call.integers(1, "axes");
    // Without axes a batch of one would go as well; pictures come in batches of any size here.
    List<Integer> which =
        axes.isPresent()
            ? Dims.axes(call, axes.get(), dims.size())
            : IntStream.range(1, dims.size()).filter(a -> dims.get(a) == 1).boxed().toList();
    return viewed(call, Dims.squeezed(call, dims, which));
  }

  static Value unsqueeze(Call call) throws IOException {
    List<Integer> dims = call.view(0).dims();
    List<Integer> axes = call.integers(1, "axes").orElse(List.of());
    return viewed(call, Dims.unsqueezed(call, dims, axes));
  }

  /** Broadcasting happens where the values are used. */
  static Value expand(Call call) throws IOException {
    Value.Layer x = call.view(0);
    double[] target = call.constant(1).numbers();
    boolean plain = target.length <= x.rank();
    for (int i = 1; plain && i <= target.length; i++) {
      int size = x.dims().get(x.rank() - i);
      plain = size == 1 || target[target.length - i] == 1 || target[target.length - i] == size;
    }
    if (!plain) {
      throw new UnsupportedException("of " + x.shape() + " to " + Arrays.toString(target));
    }
    return x;
  }

  static Value transpose(Call call) throws IOException {
    Value.Layer x = call.view(0);
    List<Integer> order = Dims.order(call, x.rank());
    List<Integer> dims = order.stream().map(x.dims()::get).toList();
    if (order.get(0) != 0) {
      throw new UnsupportedException("of the batch axis");
    }
    List<Integer> moved = order.stream().filter(a -> a > 0 && x.dims().get(a) > 1).toList();
    if (moved.stream().sorted().toList().equals(moved)) {
      return x.viewed(dims, call.node());
    }
    if (x.rank() != 4) {
      throw new UnsupportedException("of values with " + x.rank() + " axes");
    }
    return permuted(call, call.layer(0), order.subList(1, 4).stream().map(a -> a - 1).toList());
  }

  /** Two after another become one, or none. */
  private static Value.Layer permuted(Call call, Value.Layer x, List<Integer> order)
      throws IOException {
    Draft.Piece before = call.draft().piece(x);
    if (before != null && before.op() instanceof Op.Permute first) {
      Value.Layer from = call.draft().layer(before.inputs().get(0));
      List<Integer> both = order.stream().map(first.order()::get).toList();
      return both.equals(List.of(0, 1, 2)) ? from : permuted(call, from, both);
    }
    if (before != null && before.op() instanceof Op.LayerNorm norm) {
      Value.Layer inside = call.draft().layer(before.inputs().get(0));
      Draft.Piece first = call.draft().piece(inside);
      if (norm.axis() == 2 && isUndone(first, order)) {
        return Norms.channels(call, before, first.inputs().get(0));
      }
    }
    Shape shape = new Shape(order.stream().map(x.shape().sizes()::get).toList());
    return call.draft().add(call.node(), new Op.Permute(order), shape, x);
  }

  private static boolean isUndone(Draft.Piece first, List<Integer> order) {
    return first != null
        && first.op() instanceof Op.Permute permute
        && permute.order().equals(List.of(1, 2, 0))
        && order.equals(List.of(2, 0, 1));
  }

  static Value concatenate(Call call) throws IOException {
    int rank = call.view(0).rank();
    int axis = (int) call.node().integer("axis", 1);
    if ((axis < 0 ? axis + rank : axis) != 1) {
      throw new UnsupportedException("along axis " + axis);
    }
    Value.Layer[] parts = new Value.Layer[call.inputs().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = rank == 2 ? pixel(call.view(i)) : call.planes(i);
    }
    Shape first = parts[0].shape();
    int channels = 0;
    for (Value.Layer part : parts) {
      if (part.shape().height() != first.height() || part.shape().width() != first.width()) {
        throw call.damaged("its inputs %s and %s differ".formatted(first, part.shape()));
      }
      channels += part.shape().channels();
    }
    Shape shape = Shape.of(channels, first.height(), first.width());
    Value.Layer out = call.draft().add(call.node(), new Op.Concat(), shape, parts);
    return rank == 2 ? out.viewed(List.of(out.dims().get(0), channels), call.node()) : out;
  }

  /** A vector that is feature maps of one pixel in truth. */
  private static Value.Layer pixel(Value.Layer part) throws UnsupportedException {
    Shape shape = part.shape();
    if (!shape.isSpatial() || shape.height() != 1 || shape.width() != 1) {
      throw new UnsupportedException("of vectors");
    }
    return part;
  }

  /** Every n-th pixel, as a shortcut without weights takes them (He et al. 2016, option A). */
  static Value slice(Call call) throws IOException {
    Value.Layer x = call.planes(0);
    int[] steps = {1, 1, 1, 1};
    List<Integer> starts = call.integers(1, "starts").orElse(List.of());
    List<Integer> ends = call.integers(2, "ends").orElse(List.of());
    List<Integer> axes =
        Dims.axes(
            call,
            call.integers(3, "axes").orElse(IntStream.range(0, starts.size()).boxed().toList()),
            4);
    List<Integer> strides = call.integers(4, "steps").orElse(List.of());
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      boolean whole =
          i < starts.size()
              && i < ends.size()
              && starts.get(i) == 0
              && ends.get(i) >= x.dims().get(axis);
      steps[axis] = i < strides.size() ? strides.get(i) : 1;
      if (!whole || steps[axis] < 1 || axis < 2 && steps[axis] != 1) {
        throw new UnsupportedException("of a part of the values");
      }
    }
    if (steps[2] == 1 && steps[3] == 1) {
      return x;
    }
    Window window = new Window(new Span(1, steps[2], 0, 0, 1), new Span(1, steps[3], 0, 0, 1));
    Shape shape =
        Shape.of(
            x.shape().channels(),
            window.y().output(x.shape().height(), false),
            window.x().output(x.shape().width(), false));
    return call.draft().add(call.node(), new Op.AvgPool(window, false, true), shape, x);
  }

  static Value pad(Call call) throws IOException {
    if (!call.node().text("mode", "constant").equals("constant")) {
      throw new UnsupportedException("in mode '" + call.node().text("mode", "") + "'");
    }
    List<Integer> pads = call.integers(1, "pads").orElse(List.of());
    if (call.real(2, "value", 0) != 0) {
      throw new UnsupportedException("with other values than zero");
    }
    Value.Layer x = call.planes(0);
    if (call.has(3) || pads.size() != 8 || pads.stream().anyMatch(p -> p < 0 || p > 1 << 16)) {
      throw new UnsupportedException("by " + pads);
    }
    Sides sides = new Sides(pads.get(2), pads.get(3), pads.get(6), pads.get(7));
    int before = pads.get(1);
    int behind = pads.get(5);
    if (pads.get(0) + pads.get(4) > 0 || before + behind > 0 && !sides.equals(Sides.NONE)) {
      throw new UnsupportedException("by " + pads);
    }
    if (before + behind > 0) {
      Shape s = x.shape();
      Shape shape = Shape.of(s.channels() + before + behind, s.height(), s.width());
      return call.draft().add(call.node(), new Op.PadChannels(before, behind), shape, x);
    }
    return sides.equals(Sides.NONE) ? x : new Value.Padded(x, sides);
  }

  private static Value.Layer viewed(Call call, List<Integer> dims) throws IOException {
    Value.Layer x = call.view(0);
    if (dims.isEmpty() || !dims.get(0).equals(x.dims().get(0))) {
      throw new UnsupportedException("of " + x.shape() + " that mixes the pictures of a batch");
    }
    return x.viewed(dims, call.node());
  }
}
