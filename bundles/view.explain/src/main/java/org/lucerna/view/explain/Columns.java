/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.session.Session;

/** Which columns a question will have, from what methods say about themselves. */
@SuppressWarnings("rawtypes") // plugins are asked for by the class of their service
final class Columns {

  private final Installed installed;
  private final Session session;

  Columns(Installed installed, Session session) {
    this.installed = installed;
    this.session = session;
  }

  /**
   * A method at a layer, or one of its several maps.
   *
   * @param method as it was asked for
   * @param layer its displayed name
   * @param part which of several maps
   * @param label the method's name for people
   */
  record Column(String method, String layer, int part, String label) {

    boolean isSame(String otherMethod, String otherLayer, int otherPart) {
      return method.equals(otherMethod) && layer.equals(otherLayer) && part == otherPart;
    }
  }

  /**
   * In order, each once.
   *
   * @throws org.lucerna.core.api.param.ParamException naming a layer that is none
   */
  List<Column> of(Wish wish) {
    List<LayerId> layers = session.layers(wish.layers());
    Set<Column> columns = new LinkedHashSet<>();
    for (String method : wish.methods()) {
      for (String layer : layers(method, layers)) {
        columns.add(new Column(method, layer, 0, installed.label(method)));
      }
    }
    return new ArrayList<>(columns);
  }

  private List<String> layers(String word, List<LayerId> layers) {
    Network network = session.network();
    List<String> parts = Arrays.asList(word.split(":"));
    Optional<Plugin<Explainer>> method = installed.plugins().find(Explainer.class, parts.get(0));
    String kind = method.flatMap(m -> m.property("layers")).orElse("ANY");
    if (kind.equals("INPUT")) {
      return List.of(network.displayName(Network.INPUT));
    }
    if (kind.equals("CAM")) {
      return List.of(
          network.displayName(network.camHead().map(CamHead::layer).orElse(layers.get(0))));
    }
    boolean joins =
        parts.stream()
            .skip(1)
            .flatMap(d -> installed.plugins().find(Decorator.class, d).stream())
            .anyMatch(d -> d.property("joinsLayers").map(Boolean::parseBoolean).orElse(false));
    List<String> names = layers.stream().map(network::displayName).toList();
    return joins ? List.of(names.stream().collect(Collectors.joining("+"))) : names;
  }
}
