/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** Convolution and pooling. */
final class Windows {

  private Windows() {}

  static Value convolution(Call call) throws IOException {
    Source weight = call.constant(1);
    if (weight.shape().size() != 4) {
      throw new UnsupportedException("of " + (weight.shape().size() - 2) + " axes");
    }
    Input in = input(call);
    Window window = window(call, weight.shape().subList(2, 4), in);
    int channels = weight.shape().get(0);
    long groups = call.node().integer("group", 1);
    if (groups < 1
        || channels % groups != 0
        || weight.shape().get(1) * groups != in.layer().shape().channels()) {
      throw call.damaged(
          "its weights %s in %d groups do not fit %s"
              .formatted(weight.shape(), groups, in.layer().shape()));
    }
    boolean bias = call.has(2);
    Value.Layer out =
        call.draft()
            .add(
                call.node(),
                new Op.Conv(channels, window, (int) groups, bias),
                output(call, in, window, false).with(channels),
                in.layer());
    call.draft().tensor(out, "weight", weight);
    if (bias) {
      call.draft().tensor(out, "bias", Vectors.of(call, call.constant(2), channels));
    }
    return out;
  }

  static Value maximum(Call call) throws IOException {
    Input in = input(call);
    Window window = window(call, kernel(call), in);
    boolean ceil = call.node().integer("ceil_mode", 0) == 1;
    if (!in.zeros().equals(Sides.NONE) && !Signs.isNonNegative(call.draft(), in.layer())) {
      throw new UnsupportedException("over zeros put around values that can be negative");
    }
    Plane plane = output(call, in, window, ceil);
    return call.draft()
        .add(
            call.node(),
            new Op.MaxPool(window, ceil),
            plane.with(in.layer().shape().channels()),
            in.layer());
  }

  static Value average(Call call) throws IOException {
    Input in = input(call);
    Window window = window(call, kernel(call), in);
    if (window.y().dilation() != 1 || window.x().dilation() != 1) {
      throw new UnsupportedException("with dilation");
    }
    boolean ceil = call.node().integer("ceil_mode", 0) == 1;
    boolean counts = call.node().integer("count_include_pad", 0) == 1;
    Sides own = sides(window, in);
    if (!in.zeros().equals(Sides.NONE) && !own.equals(Sides.NONE) && !counts) {
      throw new UnsupportedException("with two kinds of padding");
    }
    counts |= !in.zeros().equals(Sides.NONE);
    Plane plane = output(call, in, window, ceil);
    return call.draft()
        .add(
            call.node(),
            new Op.AvgPool(window, ceil, counts),
            plane.with(in.layer().shape().channels()),
            in.layer());
  }

  /**
   * @param zeros that a node before has put around
   */
  private record Input(Value.Layer layer, Sides zeros) {}

  /** Height and width of an output. */
  private record Plane(int height, int width) {
    Shape with(int channels) {
      return Shape.of(channels, height, width);
    }
  }

  private static Input input(Call call) throws IOException {
    if (call.has(0) && call.inputs().get(0) instanceof Value.Padded padded) {
      return new Input(padded.layer(), padded.sides());
    }
    return new Input(call.planes(0), Sides.NONE);
  }

  private static List<Integer> kernel(Call call) throws IOException {
    if (call.node().attribute("kernel_shape").isEmpty()) {
      throw call.damaged("it has no kernel_shape");
    }
    return call.sizes("kernel_shape", 2, 1);
  }

  private static Window window(Call call, List<Integer> kernel, Input in) throws IOException {
    List<Integer> strides = call.sizes("strides", 2, 1);
    List<Integer> dilations = call.sizes("dilations", 2, 1);
    if (call.node().attribute("kernel_shape").isPresent()
        && !call.sizes("kernel_shape", 2, 1).equals(kernel)) {
      throw call.damaged("its kernel_shape is not that of its weights");
    }
    Sides given = given(call);
    String auto = call.node().text("auto_pad", "NOTSET");
    Span[] spans = new Span[2];
    for (int axis = 0; axis < 2; axis++) {
      int size = axis == 0 ? in.layer().shape().height() : in.layer().shape().width();
      int before = axis == 0 ? in.zeros().top() : in.zeros().left();
      int after = axis == 0 ? in.zeros().bottom() : in.zeros().right();
      Axis plan =
          new Axis(kernel.get(axis), strides.get(axis), dilations.get(axis), size + before + after);
      int[] pads =
          switch (auto) {
            case "NOTSET", "" ->
                axis == 0
                    ? new int[] {given.top(), given.bottom()}
                    : new int[] {given.left(), given.right()};
            case "VALID" -> new int[] {0, 0};
            case "SAME_UPPER" -> plan.same(false);
            case "SAME_LOWER" -> plan.same(true);
            default -> throw call.damaged("its auto_pad is '" + auto + "'");
          };
      spans[axis] = plan.span(call, before + pads[0], after + pads[1]);
    }
    return new Window(spans[0], spans[1]);
  }

  /** One axis of a window, before its padding is known. */
  private record Axis(int kernel, int stride, int dilation, int size) {

    /** The odd pixel goes behind, or before. */
    int[] same(boolean before) {
      int out = (size + stride - 1) / Math.max(1, stride);
      int total = Math.max(0, (out - 1) * stride + dilation * (kernel - 1) + 1 - size);
      int small = total / 2;
      return before ? new int[] {total - small, small} : new int[] {small, total - small};
    }

    Span span(Call call, int padBefore, int padAfter) throws BadFileException {
      try {
        return new Span(kernel, stride, padBefore, padAfter, dilation);
      } catch (IllegalArgumentException e) {
        throw call.damaged(e.getMessage());
      }
    }
  }

  /** ONNX lists the beginnings first. */
  private static Sides given(Call call) throws IOException {
    List<Integer> pads = call.sizes("pads", 4, 0);
    return new Sides(pads.get(0), pads.get(1), pads.get(2), pads.get(3));
  }

  private static Sides sides(Window window, Input in) {
    return new Sides(
        window.y().padBefore() - in.zeros().top(),
        window.x().padBefore() - in.zeros().left(),
        window.y().padAfter() - in.zeros().bottom(),
        window.x().padAfter() - in.zeros().right());
  }

  private static Plane output(Call call, Input in, Window window, boolean ceil)
      throws BadFileException {
    try {
      return new Plane(
          window.y().output(in.layer().shape().height(), ceil),
          window.x().output(in.layer().shape().width(), ceil));
    } catch (IllegalArgumentException e) {
      throw call.damaged(e.getMessage());
    }
  }
}
