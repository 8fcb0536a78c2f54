/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lucerna.view.network.graph.GraphFigure;
import org.lucerna.view.network.graph.Scene;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.view.network.structure.OpKind;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;

/** The graph and the layer table, for files. */
final class NetworkExhibits {

  private NetworkExhibits() {}

  static List<Exhibit> of(Scene scene, Texts texts) {
    NetworkFacts facts = scene.facts();
    String id = facts.network().id();
    String name = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String caption =
        texts.of(
            "caption",
            id,
            facts.layers().size(),
            Counts.exact(facts.parameters()),
            Counts.brief(facts.macs()),
            facts.network().input().shape().toString());
    Optional<Recipe> none = Optional.empty();
    return List.of(
        new Exhibit(
            "network-" + name,
            caption,
            new Exhibit.Drawn(GraphFigure.of(scene, kind -> kind(texts, kind))),
            none),
        new Exhibit("layers-" + name, caption, new Exhibit.Listed(facts.table()), none));
  }

  static String kind(Texts texts, OpKind kind) {
    return texts.of("kind." + kind.name().toLowerCase(Locale.ROOT));
  }
}
