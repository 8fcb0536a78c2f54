/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Output shapes of all layers, from the graph alone. */
public final class Shapes {

  private Shapes() {}

  /**
   * For the network's own input size, {@link Network#INPUT} included, in order.
   *
   * @throws IllegalArgumentException naming the layer whose inputs do not fit
   */
  public static Map<LayerId, Shape> of(Network network) {
    Map<LayerId, Shape> shapes = new LinkedHashMap<>();
    shapes.put(Network.INPUT, network.input().shape());
    Map<LayerId, AxisOrder> orders = AxisOrder.of(network);
    for (Node node : network.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      try {
        requireChannels(node.op(), inputs.get(0), orders.get(node.inputs().get(0)).channel());
        shapes.put(node.id(), output(node.op(), inputs));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "layer " + node.id() + " of " + network.id() + ": " + e.getMessage(), e);
      }
    }
    return Collections.unmodifiableMap(shapes);
  }

  private static Shape output(Op op, List<Shape> inputs) {
    Shape in = inputs.get(0);
    if (op instanceof Op.Conv c) {
      if (in.channels() % c.groups() != 0 || c.channels() % c.groups() != 0) {
        throw new IllegalArgumentException(
            "%d channels to %d in %d groups".formatted(in.channels(), c.channels(), c.groups()));
      }
      return windowed(c.channels(), c.window(), spatial(in), false);
    } else if (op instanceof Op.MaxPool p) {
      return windowed(in.channels(), p.window(), spatial(in), p.ceil());
    } else if (op instanceof Op.AvgPool p) {
      return windowed(in.channels(), p.window(), spatial(in), p.ceil());
    } else if (op instanceof Op.AdaptiveAvgPool p) {
      return Shape.of(spatial(in).channels(), p.height(), p.width());
    } else if (op instanceof Op.GlobalMaxPool) {
      return Shape.of(spatial(in).channels(), 1, 1);
    } else if (op instanceof Op.Linear l) {
      return in.isSpatial()
          ? Shape.of(in.sizes().get(0), in.sizes().get(1), l.features())
          : Shape.of(l.features());
    } else if (op instanceof Op.Flatten) {
      return Shape.of(in.elements());
    } else if (op instanceof Op.Permute p) {
      return permuted(p, in);
    } else if (op instanceof Op.PadChannels p) {
      return padded(p, spatial(in));
    } else if (op instanceof Op.LocalResponseNorm n && n.size() < 1) {
      throw new IllegalArgumentException("normalises over " + n.size() + " channels");
    }
    return joins(op) ? joined(op, inputs) : in;
  }

  /** Channels must lie at the axis an operation works on; where it works on all alike, anywhere. */
  private static void requireChannels(Op op, Shape in, int axis) {
    if (op instanceof Op.Linear && in.isSpatial() && axis != 2) {
      throw new IllegalArgumentException("a linear layer reads " + in + ": flatten first");
    } else if (op instanceof Op.LayerNorm n && n.axis() != (in.isSpatial() ? axis : 0)) {
      throw new IllegalArgumentException("normalises axis " + n.axis() + ", not the channels");
    } else if (needsPlanes(op) && in.isSpatial() && axis != 0) {
      throw new IllegalArgumentException("needs [C, H, W], not channels at axis " + axis);
    }
  }

  private static boolean needsPlanes(Op op) {
    return !(op instanceof Op.Linear
        || op instanceof Op.LayerNorm
        || op instanceof Op.Permute
        || op instanceof Op.Flatten
        || op instanceof Op.Add
        || op instanceof Op.Multiply
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || Activations.isActivation(op));
  }

  private static Shape windowed(int channels, Window w, Shape in, boolean ceil) {
    return Shape.of(channels, w.y().output(in.height(), ceil), w.x().output(in.width(), ceil));
  }

  private static Shape spatial(Shape shape) {
    if (!shape.isSpatial()) {
      throw new IllegalArgumentException("needs [C, H, W], not [" + shape + "]");
    }
    return shape;
  }

  private static Shape permuted(Op.Permute op, Shape in) {
    List<Integer> axes = op.order().stream().sorted().toList();
    if (!axes.equals(IntStream.range(0, in.sizes().size()).boxed().toList())) {
      throw new IllegalArgumentException(op.order() + " is no order of the axes of " + in);
    }
    return new Shape(op.order().stream().map(in.sizes()::get).toList());
  }

  private static Shape padded(Op.PadChannels op, Shape in) {
    if (op.before() < 0 || op.behind() < 0) {
      throw new IllegalArgumentException("pads " + op.before() + " and " + op.behind());
    }
    int channels = Math.addExact(in.channels(), Math.addExact(op.before(), op.behind()));
    return Shape.of(channels, in.height(), in.width());
  }

  private static boolean joins(Op op) {
    return op instanceof Op.Add || op instanceof Op.Concat || op instanceof Op.Multiply;
  }

  private static Shape joined(Op op, List<Shape> inputs) {
    if (op instanceof Op.Concat) {
      return stacked(inputs);
    } else if (op instanceof Op.Multiply) {
      return product(inputs);
    } else if (inputs.stream().distinct().count() != 1) {
      throw new IllegalArgumentException("adds different shapes " + inputs);
    }
    return inputs.get(0);
  }

  private static Shape product(List<Shape> inputs) {
    Shape first = inputs.get(0);
    boolean fits =
        inputs.size() == 2
            && (inputs.get(1).equals(first)
                || first.isSpatial() && inputs.get(1).equals(Shape.of(first.channels(), 1, 1)));
    if (!fits) {
      throw new IllegalArgumentException("multiplies " + inputs);
    }
    return first;
  }

  private static Shape stacked(List<Shape> inputs) {
    Shape first = spatial(inputs.get(0));
    if (inputs.stream().anyMatch(s -> s.height() != first.height() || s.width() != first.width())) {
      throw new IllegalArgumentException("joins different sizes " + inputs);
    }
    int channels = inputs.stream().mapToInt(Shape::channels).sum();
    return Shape.of(channels, first.height(), first.width());
  }
}
