/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exact receptive fields of all layers, from the graph alone (Araujo, Norris and Sim 2019,
 * "Computing receptive fields of convolutional neural networks", Distill). Where paths join, the
 * field is the union of theirs.
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
    Map<LayerId, ReceptiveField> fields = new LinkedHashMap<>();
    fields.put(Network.INPUT, new ReceptiveField(PIXEL, PIXEL));
    for (Node node : network.nodes()) {
      node.inputs().stream()
          .map(fields::get)
          .reduce(ReceptiveFields::union)
          .map(field -> next(node, shapes.get(node.inputs().get(0)), field))
          .ifPresent(field -> fields.put(node.id(), field));
    }
    fields.remove(Network.INPUT);
    return Collections.unmodifiableMap(fields);
  }

  private static ReceptiveField next(Node node, Shape in, ReceptiveField f) {
    if (node.op() instanceof Op.Conv c) {
      return through(c.window(), f);
    } else if (node.op() instanceof Op.MaxPool p) {
      return through(p.window(), f);
    } else if (node.op() instanceof Op.AvgPool p) {
      return through(p.window(), f);
    } else if (!in.isSpatial()) {
      return f;
    } else if (node.op() instanceof Op.AdaptiveAvgPool p) {
      return adaptive(p, in, f);
    } else if (node.op() instanceof Op.GlobalMaxPool || node.op() instanceof Op.Flatten) {
      return adaptive(new Op.AdaptiveAvgPool(1, 1), in, f);
    }
    return f;
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

  private static ReceptiveField adaptive(Op.AdaptiveAvgPool p, Shape in, ReceptiveField f) {
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
