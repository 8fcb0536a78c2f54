/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    for (Node node : network.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      try {
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
      if (in.isSpatial()) {
        throw new IllegalArgumentException("a linear layer reads " + in + ": flatten first");
      }
      return Shape.of(l.features());
    } else if (op instanceof Op.Flatten) {
      return Shape.of(in.elements());
    } else if (op instanceof Op.Add) {
      return same(inputs);
    } else if (op instanceof Op.Concat) {
      return joined(inputs);
    }
    return in;
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

  private static Shape same(List<Shape> inputs) {
    if (inputs.stream().distinct().count() != 1) {
      throw new IllegalArgumentException("adds different shapes " + inputs);
    }
    return inputs.get(0);
  }

  private static Shape joined(List<Shape> inputs) {
    Shape first = spatial(inputs.get(0));
    if (inputs.stream().anyMatch(s -> s.height() != first.height() || s.width() != first.width())) {
      throw new IllegalArgumentException("joins different sizes " + inputs);
    }
    int channels = inputs.stream().mapToInt(Shape::channels).sum();
    return Shape.of(channels, first.height(), first.width());
  }
}
