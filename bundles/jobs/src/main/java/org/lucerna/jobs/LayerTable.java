/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The layers of a network, from its graph alone. */
record LayerTable(Network network, List<Row> rows, long parameters) {

  /**
   * One layer.
   *
   * @param field null behind the last spatial layer
   */
  record Row(Node node, Shape output, long parameters, ReceptiveField field) {

    String fieldText() {
      if (field == null) {
        return "whole input";
      }
      ReceptiveField.Axis y = field.y();
      return "%d, stride %d, from %d".formatted(y.size(), y.stride(), y.start());
    }
  }

  static LayerTable of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, ReceptiveField> fields = ReceptiveFields.of(network);
    List<Row> rows = new ArrayList<>();
    for (Node node : network.nodes()) {
      long count = Parameters.count(Parameters.of(node, shapes.get(node.inputs().get(0))));
      Shape output = shapes.get(node.id());
      rows.add(new Row(node, output, count, output.isSpatial() ? fields.get(node.id()) : null));
    }
    return new LayerTable(network, rows, Parameters.count(Parameters.of(network)));
  }

  Table table() {
    List<List<Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.node().id().path(),
              row.node().op().name(),
              row.output().toString(),
              row.parameters(),
              row.fieldText()));
    }
    return new Table(
        "network",
        List.of("layer", "operation", "output shape", "parameters", "receptive field (pixels)"),
        cells);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", network.id());
    json.put("parameters", parameters);
    json.put("input", network.input().shape().sizes());
    json.put("last", network.displayName(network.features()));
    network.camHead().ifPresent(h -> json.put("cam", network.displayName(h.layer())));
    List<Map<String, Object>> layers = new ArrayList<>();
    for (Row row : rows) {
      layers.add(json(row));
    }
    json.put("layers", layers);
    return json;
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", row.node().id().path());
    layer.put("operation", row.node().op().name());
    layer.put("inputs", row.node().inputs().stream().map(LayerId::path).toList());
    layer.put("output", row.output().sizes());
    layer.put("parameters", row.parameters());
    if (row.field() != null) {
      ReceptiveField.Axis y = row.field().y();
      layer.put(
          "receptive-field", Map.of("size", y.size(), "stride", y.stride(), "offset", y.start()));
    }
    return layer;
  }
}
