/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.weights.Weights;

/** Draws layers' weights one layer after another and collects what was found. */
final class FiltersRun {

  private static final List<String> FILTER_COLUMNS =
      List.of("layer", "filter", "inputs", "norm", "mean", "min", "max");
  private static final List<String> SLICE_COLUMNS =
      List.of("layer", "output", "input", "norm", "mean", "min", "max");

  private final FiltersParams params;
  private final Network network;
  private final Map<LayerId, Shape> shapes;
  private final FilterSheets sheets;
  private final Findings.Builder findings = Findings.builder();
  private final List<List<Object>> filters = new ArrayList<>();
  private final List<List<Object>> slices = new ArrayList<>();
  private final List<Map<String, Object>> layers = new ArrayList<>();

  FiltersRun(Inspection inspection, FiltersParams params) {
    this.params = params;
    this.network = inspection.model().network();
    this.shapes = Shapes.of(network);
    this.sheets = new FilterSheets(inspection.renderers(), params);
  }

  void add(Node layer, Weights weights) throws IOException {
    Tensor stored = weights.read(layer.id().path() + ".weight");
    boolean conv = layer.op() instanceof Op.Conv;
    Tensor values = conv ? stored : stored.reshape(stored.size(0), stored.size(1), 1, 1);
    Shape read = shapes.get(layer.inputs().get(0));
    Kernels kernels = new Kernels(values, conv ? read.channels() : stored.size(1));
    String name = network.displayName(layer.id());
    if (params.arrays()) {
      findings.array("filters-" + name, stored);
    }
    kernels.filters().forEach(tile -> filters.add(row(name, tile, values.size(1))));
    draw(layer, name, kernels);
    summarise(name, kernels, stored);
  }

  private void draw(Node layer, String name, Kernels kernels) {
    Tensor values = kernels.weights();
    int read = values.size(1);
    double reach = Math.max(values.max(), -values.min());
    String size = "%d\u00D7%d".formatted(values.size(2), values.size(3));
    String filterTitle =
        "Filters of %s, %s: %d of %d\u00D7%s"
            .formatted(name, network.id(), values.size(0), read, size);
    boolean sees = layer.inputs().get(0).equals(Network.INPUT) && (read == 3 || read == 1);
    if (kernels.isMatrix()) {
      String title =
          "Weights of %s, %s: %d\u00D7%d".formatted(name, network.id(), values.size(0), read);
      findings.block(
          sheets.matrix(
              new FilterSheets.Drawn(title, name + " weights", List.of(), reach, false), values));
      return;
    }
    List<Kernels.Tile> tiles = sees ? kernels.filters() : kernels.slices();
    String title =
        sees
            ? filterTitle
            : "Slices of %s, %s: %d\u00D7%d of %s"
                .formatted(name, network.id(), values.size(0), read, size);
    FilterSheets.Drawn drawn = new FilterSheets.Drawn(title, name + " filters", tiles, reach, sees);
    sheets.of(drawn).forEach(findings::block);
    if (!sees) {
      Kernels.strongest(tiles, params.top(), params.sort())
          .forEach(tile -> slices.add(row(name, tile, tile.from())));
    }
  }

  private static List<Object> row(String layer, Kernels.Tile tile, int second) {
    return List.of(
        layer,
        tile.out(),
        second,
        tile.norm(),
        tile.mean(),
        tile.values().min(),
        tile.values().max());
  }

  private void summarise(String name, Kernels kernels, Tensor stored) {
    List<Kernels.Tile> all = kernels.filters();
    double least = all.stream().mapToDouble(Kernels.Tile::norm).min().orElse(0);
    double most = all.stream().mapToDouble(Kernels.Tile::norm).max().orElse(0);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", name);
    json.put("shape", Arrays.stream(stored.shape()).boxed().toList());
    json.put("least-norm", least);
    json.put("largest-norm", most);
    json.put("mean", stored.sum() / stored.length());
    layers.add(json);
    findings.line(
        "%s  %s  norms %s to %s"
            .formatted(
                name,
                Arrays.toString(stored.shape()).replace(", ", "\u00D7").replaceAll("[\\[\\]]", ""),
                Numbers.text(least),
                Numbers.text(most)));
  }

  Findings findings() {
    findings.json("layers", List.copyOf(layers));
    findings.table(new Table("filters", FILTER_COLUMNS, filters));
    if (!slices.isEmpty()) {
      findings.table(new Table("filter-slices", SLICE_COLUMNS, slices));
    }
    return findings.build();
  }
}
