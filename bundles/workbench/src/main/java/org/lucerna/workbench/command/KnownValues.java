/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.weights.ModelFiles;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Suggestions;

/** What parameters may be, by their keys: ids of plugins, names in the open model. */
final class KnownValues implements Suggestions {

  /** The plugins whose ids are values of a key. */
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "method", Explainer.class,
          "head", Head.class,
          "loader", DatasetLoader.class,
          "data", DatasetLoader.class,
          "metric", Metric.class,
          "map-metric", MapMetric.class,
          "analysis", Analysis.class);

  /** Other values that installed plugins know of a key. */
  private static final Map<String, Function<Plugins, List<String>>> LOOKED_UP =
      Map.of("network", KnownValues::networks, "weights", KnownValues::weights);

  /** Values that the open model knows of a key. */
  private static final Map<String, Function<Session, List<String>>> OF_MODEL =
      Map.of("layer", KnownValues::layers, "target", KnownValues::targets);

  private final Map<String, List<String>> values = new HashMap<>();

  /** Asks the plugins, which may take a while: not for the event thread. */
  KnownValues(Plugins plugins) {
    KINDS.forEach((key, kind) -> values.put(key, ids(plugins, kind)));
    LOOKED_UP.forEach((key, look) -> values.put(key, look.apply(plugins)));
  }

  /** Adds what the open model knows. Event thread. */
  KnownValues with(Selection selection) {
    selection
        .get(CurrentModel.class)
        .map(CurrentModel::session)
        .ifPresent(s -> OF_MODEL.forEach((key, look) -> values.put(key, look.apply(s))));
    return this;
  }

  @Override
  public List<String> of(ParamInfo param) {
    return values.getOrDefault(param.key().substring(param.key().lastIndexOf('.') + 1), List.of());
  }

  private static <S> List<String> ids(Plugins plugins, Class<S> kind) {
    return plugins.all(kind).stream().map(Plugin::id).toList();
  }

  private static List<String> networks(Plugins plugins) {
    List<String> names = new ArrayList<>();
    for (Plugin<BackboneFamily> plugin : plugins.all(BackboneFamily.class)) {
      try {
        plugin.service().variants().stream().map(Variant::id).forEach(names::add);
      } catch (RuntimeException | LinkageError e) {
        continue; // the command says so when it is needed
      }
    }
    return names.stream().sorted().distinct().toList();
  }

  private static List<String> weights(Plugins plugins) {
    List<Plugin<ModelFiles>> files = plugins.all(ModelFiles.class);
    return networks(plugins).stream()
        .filter(n -> files.stream().anyMatch(f -> f.service().find(n).isPresent()))
        .toList();
  }

  private static List<String> layers(Session session) {
    Network network = session.network();
    Stream<String> words = Stream.of("last", "cam", "all");
    return Stream.concat(words, network.nodes().stream().map(Node::id).map(network::displayName))
        .distinct()
        .toList();
  }

  private static List<String> targets(Session session) {
    return Stream.concat(Stream.of("predicted", "label", "top3"), session.classes().stream())
        .distinct()
        .toList();
  }
}
