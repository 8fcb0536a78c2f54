/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exact receptive fields of all layers, from the graph alone (Araujo, Norris and Sim 2019,
 * "Computing receptive fields of convolutional neural networks", Distill). Where paths join, the
 * field is the union of theirs.
 *
 * <p>Behind a gate of one value a channel, as in squeeze-and-excitation, every cell depends on all
 * of the picture that the gate saw, in every cell alike: there the field is the smallest that
 * contains it and is centred where the gated path looks.
 */
public final class ReceptiveFields {

  private static final ReceptiveField.Axis PIXEL = new ReceptiveField.Axis(1, 1, 0);

  private ReceptiveFields() {}

  /**
   * For each layer. What pools over the whole plane or flattens it sees what all cells of the plane
   * see together, and so does all that follows.
   */
  public static Map<LayerId, ReceptiveField> of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, AxisOrder> orders = AxisOrder.of(network);
    Map<LayerId, ReceptiveField> fields = new LinkedHashMap<>();
    fields.put(Network.INPUT, new ReceptiveField(PIXEL, PIXEL));
    for (Node node : network.nodes()) {
      LayerId first = node.inputs().get(0);
      ReceptiveField field = fields.get(first);
      for (LayerId other : node.inputs().subList(1, node.inputs().size())) {
        field =
            shapes.get(other).equals(shapes.get(first)) || node.op() instanceof Op.Concat
                ? union(field, fields.get(other))
                : gated(field, shapes.get(first), fields.get(other), network.input().shape());
      }
      AxisOrder order = orders.get(first);
      fields.put(node.id(), next(node, new Plane(shapes.get(first), order), field));
    }
    fields.remove(Network.INPUT);
    return Collections.unmodifiableMap(fields);
  }

  /** Where height and width lie in a layer's values. */
  private record Plane(Shape shape, AxisOrder order) {

    int height() {
      return shape.sizes().get(order.y());
    }

    int width() {
      return shape.sizes().get(order.x());
    }
  }

  private static ReceptiveField next(Node node, Plane in, ReceptiveField f) {
    if (node.op() instanceof Op.Conv c) {
      return through(c.window(), f);
    } else if (node.op() instanceof Op.MaxPool p) {
      return through(p.window(), f);
    } else if (node.op() instanceof Op.AvgPool p) {
      return through(p.window(), f);
    } else if (!in.shape().isSpatial()) {
      return f;
    } else if (node.op() instanceof Op.AdaptiveAvgPool p) {
      return adaptive(p, in, f);
    } else if (node.op() instanceof Op.GlobalMaxPool || node.op() instanceof Op.Flatten) {
      return adaptive(new Op.AdaptiveAvgPool(1, 1), in, f);
    }
    return f;
  }

  private static ReceptiveField gated(
      ReceptiveField path, Shape cells, ReceptiveField gate, Shape input) {
    return new ReceptiveField(
        gated(path.y(), cells.height(), gate.y(), input.height()),
        gated(path.x(), cells.width(), gate.x(), input.width()));
  }

  /** Both ends grow alike, until the first and the last cell see all that the gate sees. */
  private static ReceptiveField.Axis gated(
      ReceptiveField.Axis path, int cells, ReceptiveField.Axis gate, int pixels) {
    int from = Math.max(0, gate.start());
    int to = Math.min(pixels, gate.start() + gate.size());
    int lastStart = path.start() + (cells - 1) * path.stride();
    int firstEnd = path.start() + path.size();
    int growth = Math.max(0, Math.max(lastStart - from, to - firstEnd));
    return new ReceptiveField.Axis(path.size() + 2 * growth, path.stride(), path.start() - growth);
  }

  private static ReceptiveField through(Window w, ReceptiveField f) {
    return new ReceptiveField(through(w.y(), f.y()), through(w.x(), f.x()));
  }

  private static ReceptiveField.Axis through(Span w, ReceptiveField.Axis a) {
    return new ReceptiveField.Axis(
        a.size() + (w.extent() - 1) * a.stride(),
        a.stride() * w.stride(),
        a.start() - w.padBefore() * a.stride());
  }

  private static ReceptiveField adaptive(Op.AdaptiveAvgPool p, Plane in, ReceptiveField f) {
    return new ReceptiveField(
        adaptive(p.height(), in.height(), f.y()), adaptive(p.width(), in.width(), f.x()));
  }

  /**
   * Window i of adaptive pooling runs from ⌊i in / out⌋ to ⌈(i + 1) in / out⌉. Mostly these windows
   * are of one size and evenly spaced; where not, the smallest evenly spaced ones that contain them
   * are taken.
   */
  private static ReceptiveField.Axis adaptive(int out, int in, ReceptiveField.Axis a) {
    ReceptiveField.Axis best = null;
    for (int stride = Math.max(1, in / out);
        stride <= Math.max(1, (in + out - 1) / out);
        stride++) {
      int start = Integer.MAX_VALUE;
      int end = Integer.MIN_VALUE;
      for (int i = 0; i < out; i++) {
        start = Math.min(start, i * in / out - i * stride);
        end = Math.max(end, ((i + 1) * in + out - 1) / out - i * stride);
      }
      if (best == null || end - start < best.size()) {
        best = new ReceptiveField.Axis(end - start, stride, start);
      }
    }
    return new ReceptiveField.Axis(
        a.size() + (best.size() - 1) * a.stride(),
        a.stride() * best.stride(),
        a.start() + best.start() * a.stride());
  }

  private static ReceptiveField union(ReceptiveField a, ReceptiveField b) {
    return new ReceptiveField(union(a.y(), b.y()), union(a.x(), b.x()));
  }

  private static ReceptiveField.Axis union(ReceptiveField.Axis a, ReceptiveField.Axis b) {
    int start = Math.min(a.start(), b.start());
    int end = Math.max(a.start() + a.size(), b.start() + b.size());
    return new ReceptiveField.Axis(end - start, Math.max(a.stride(), b.stride()), start);
  }
}
