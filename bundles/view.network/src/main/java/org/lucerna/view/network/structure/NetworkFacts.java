/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * All layers of a network. Takes a moment to make: not for the event thread.
 *
 * @param byId in the network's order
 * @param parameters trained values of all layers
 * @param macs multiply-adds for one picture
 */
public record NetworkFacts(
    Network network, Map<LayerId, LayerFact> byId, long parameters, long macs) {

  public static NetworkFacts of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, ReceptiveField> fields = ReceptiveFields.of(network);
    Map<LayerId, Long> macs = Macs.of(network);
    Map<LayerId, AxisOrder> orders = AxisOrder.of(network);
    Map<LayerId, LayerFact> all = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Shape shape = shapes.get(node.id());
      Shape in = shapes.get(node.inputs().get(0));
      AxisOrder order = orders.get(node.id());
      boolean cells =
          shape.isSpatial() && shape.sizes().get(order.y()) * shape.sizes().get(order.x()) > 1;
      all.put(
          node.id(),
          new LayerFact(
              node,
              network.displayName(node.id()),
              OpText.label(node.op()),
              shape,
              Parameters.count(Parameters.of(node, in)),
              macs.get(node.id()),
              shape.isSpatial() ? Optional.of(fields.get(node.id())) : Optional.empty(),
              cells));
    }
    long parameters = Parameters.count(Parameters.of(network));
    long total = macs.values().stream().mapToLong(Long::longValue).sum();
    return new NetworkFacts(network, all, parameters, total);
  }

  public Optional<LayerFact> find(LayerId layer) {
    return Optional.ofNullable(byId.get(layer));
  }

  public List<LayerFact> layers() {
    return List.copyOf(byId.values());
  }

  /** Layers whose name or operation contains the words, in order; none for no words. */
  public List<LayerId> matching(String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    List<LayerId> found = new ArrayList<>();
    for (LayerFact layer : byId.values()) {
      String text = layer.path() + " " + layer.name() + " " + layer.operation();
      if (!wanted.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(layer.node().id());
      }
    }
    return found;
  }

  /** The layer table, for a file. */
  public Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (LayerFact layer : byId.values()) {
      rows.add(row(layer));
    }
    return new Table(
        "layers-" + network.id().replaceAll("[^A-Za-z0-9._-]+", "-"),
        List.of(
            "layer",
            "operation",
            "inputs",
            "output shape",
            "parameters",
            "multiply-adds",
            "receptive field size",
            "receptive field stride",
            "receptive field offset"),
        rows);
  }

  private static List<Object> row(LayerFact layer) {
    List<Object> cells = new ArrayList<>();
    cells.add(layer.path());
    cells.add(layer.operation());
    cells.add(String.join(" ", layer.node().inputs().stream().map(LayerId::path).toList()));
    cells.add(layer.shape().toString());
    cells.add(layer.parameters());
    cells.add(layer.macs());
    cells.add(layer.field().map(f -> cell(f, ReceptiveField.Axis::size)).orElse(""));
    cells.add(layer.field().map(f -> cell(f, ReceptiveField.Axis::stride)).orElse(""));
    cells.add(layer.field().map(f -> cell(f, ReceptiveField.Axis::start)).orElse(""));
    return cells;
  }

  private static Object cell(ReceptiveField field, ToIntFunction<ReceptiveField.Axis> part) {
    int y = part.applyAsInt(field.y());
    int x = part.applyAsInt(field.x());
    return y == x ? (Object) y : y + "x" + x;
  }
}
