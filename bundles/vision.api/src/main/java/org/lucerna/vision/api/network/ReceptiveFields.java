/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exact receptive fields of all spatial layers, from the graph alone (Araujo, Norris and Sim 2019,
 * "Computing receptive fields of convolutional neural networks", Distill). Where paths join, the
 * field is the union of theirs.
 */
public final class ReceptiveFields {

  private static final ReceptiveField.Axis PIXEL = new ReceptiveField.Axis(1, 1, 0);

  private ReceptiveFields() {}

  /**
   * For each layer of shape {@code [C, H, W]}; a layer that pools over the whole plane, or follows
   * one that does, sees the whole input.
   */
  public static Map<LayerId, ReceptiveField> of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, ReceptiveField> fields = new LinkedHashMap<>();
    fields.put(Network.INPUT, new ReceptiveField(PIXEL, PIXEL));
    for (Node node : network.nodes()) {
      Optional<ReceptiveField> in =
          node.inputs().stream().map(fields::get).reduce(ReceptiveFields::union);
      in.map(field -> next(network, node, shapes.get(node.inputs().get(0)), field))
          .ifPresent(field -> fields.put(node.id(), field));
    }
    fields.remove(Network.INPUT);
    return Collections.unmodifiableMap(fields);
  }

  private static ReceptiveField next(Network network, Node node, Shape in, ReceptiveField f) {
    if (node.op() instanceof Op.Conv c) {
      return through(c.window(), f);
    } else if (node.op() instanceof Op.MaxPool p) {
      return through(p.window(), f);
    } else if (node.op() instanceof Op.AvgPool p) {
      return through(p.window(), f);
    } else if (node.op() instanceof Op.AdaptiveAvgPool p) {
      return adaptive(p, in, f);
    } else if (node.op() instanceof Op.GlobalMaxPool
        || node.op() instanceof Op.Linear
        || node.op() instanceof Op.Flatten) {
      return whole(network);
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

  /**
   * Adaptive pooling to the size its input has changes nothing; else its windows are even or not.
   */
  private static ReceptiveField adaptive(Op.AdaptiveAvgPool p, Shape in, ReceptiveField f) {
    return new ReceptiveField(
        adaptive(p.height(), in.height(), f.y()), adaptive(p.width(), in.width(), f.x()));
  }

  private static ReceptiveField.Axis adaptive(int out, int in, ReceptiveField.Axis a) {
    int kernel = in % out == 0 ? in / out : in / out + 2;
    return through(new Span(kernel, Math.max(1, in / out), 0, 0, 1), a);
  }

  private static ReceptiveField whole(Network network) {
    Shape in = network.input().shape();
    return new ReceptiveField(
        new ReceptiveField.Axis(in.height(), in.height(), 0),
        new ReceptiveField.Axis(in.width(), in.width(), 0));
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
