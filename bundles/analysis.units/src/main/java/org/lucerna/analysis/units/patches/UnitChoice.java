/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The units the user named, by layer. */
final class UnitChoice {

  private final Map<LayerId, List<Unit>> units = new LinkedHashMap<>();
  private final boolean ranked;

  private UnitChoice(boolean ranked) {
    this.ranked = ranked;
  }

  /**
   * @throws ParamException for layers, channels and classes the network does not have
   */
  static UnitChoice of(Inspection inspection, PatchesParams params) {
    UnitChoice choice = new UnitChoice(params.channels().isEmpty());
    List<String> words = params.layers();
    if (words.isEmpty() && params.classUnits().isEmpty()) {
      words = List.of("last");
    }
    Network network = inspection.model().network();
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, AxisOrder> orders = AxisOrder.of(network);
    for (LayerId layer : words.isEmpty() ? List.<LayerId>of() : inspection.layers(words)) {
      int channels = LayerScan.of(shapes.get(layer), orders.get(layer)).channels();
      choice.units.put(layer, channels(network, layer, wanted(params.channels(), layer, channels)));
    }
    if (words.isEmpty() && !params.channels().isEmpty()) {
      throw new ParamException("channels", "channels need layers: name them with layers");
    }
    if (!params.classUnits().isEmpty()) {
      int classes = shapes.get(network.output()).elements();
      choice.units.put(network.output(), classes(inspection, params.classUnits(), classes));
    }
    return choice;
  }

  private static List<Integer> wanted(List<Integer> channels, LayerId layer, int count) {
    for (int channel : channels) {
      if (channel >= count) {
        throw new ParamException(
            "channels",
            "layer %s has channels 0 to %d, no %d".formatted(layer, count - 1, channel));
      }
    }
    return channels.isEmpty()
        ? IntStream.range(0, count).boxed().toList()
        : channels.stream().distinct().toList();
  }

  private static List<Unit> channels(Network network, LayerId layer, List<Integer> channels) {
    String name = network.displayName(layer);
    return channels.stream().map(c -> new Unit(layer, name, c, name + " #" + c, false)).toList();
  }

  private static List<Unit> classes(Inspection inspection, List<String> words, int classes) {
    LayerId layer = inspection.model().network().output();
    List<Integer> indexes =
        words.contains("all")
            ? IntStream.range(0, classes).boxed().toList()
            : words.stream().map(inspection::classIndex).distinct().toList();
    String layerName = inspection.model().network().displayName(layer);
    return indexes.stream()
        .map(c -> new Unit(layer, layerName, c, inspection.className(c), true))
        .toList();
  }

  List<LayerId> layers() {
    return List.copyOf(units.keySet());
  }

  /** In the order of the layers, then of the channels. */
  List<Unit> all() {
    return units.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Those that are drawn: of each layer the same number. Units the user named, and classes, as they
   * are named; of all channels of a layer those that fire most.
   */
  List<List<Unit>> drawn(TopPatches top, int figures) {
    List<List<Unit>> drawn = new ArrayList<>();
    int layersLeft = units.size();
    int left = figures;
    for (Map.Entry<LayerId, List<Unit>> layer : units.entrySet()) {
      int share = (left + layersLeft - 1) / layersLeft;
      List<Unit> chosen = strongest(layer.getValue(), top.strongest(layer.getKey()));
      chosen = chosen.subList(0, Math.min(share, chosen.size()));
      if (!chosen.isEmpty()) {
        drawn.add(chosen);
      }
      left -= chosen.size();
      layersLeft--;
    }
    return drawn;
  }

  private List<Unit> strongest(List<Unit> layer, float[] strongest) {
    if (!ranked || layer.get(0).isClass()) {
      return layer;
    }
    return layer.stream()
        .filter(unit -> strongest[unit.channel()] != 0)
        .sorted(Comparator.comparingDouble((Unit unit) -> -strongest[unit.channel()]))
        .toList();
  }

  /** How {@link #drawn} chose, for captions. */
  String rule() {
    return ranked
        ? "of each layer the channels that fire most anywhere"
        : "the channels that were named";
  }
}
