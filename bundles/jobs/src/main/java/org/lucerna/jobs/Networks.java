/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.weights.Weights;

/** All networks of all families. */
final class Networks {

  private final Plugins plugins;
  private final ParamBinder binder;

  Networks(Workplace work) {
    this.plugins = work.plugins();
    this.binder = work.binder();
  }

  /** Where a network comes from, and what is known there about weights for it. */
  interface Origin {

    Network network();

    WeightLayout layout(Set<String> tensors);

    Optional<Preprocessing> transformedInput();

    /** Weights that come with it. The caller closes. */
    default Optional<Weights> ownWeights() throws IOException {
      return Optional.empty();
    }

    /** Names of its own classes; empty where nobody named them. */
    default List<String> classes() {
      return List.of();
    }

    /** What to tell people, one line each. */
    default List<String> notes() {
      return List.of();
    }
  }

  /** A network and who brings it. */
  record Entry(Plugin<BackboneFamily> family, Variant variant) implements Origin {

    @Override
    public Network network() {
      return family.service().network(variant.id());
    }

    @Override
    public WeightLayout layout(Set<String> tensors) {
      return family.service().layout(variant.id(), tensors);
    }

    @Override
    public Optional<Preprocessing> transformedInput() {
      return family.service().transformedInput(variant.id());
    }
  }

  List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    for (Plugin<BackboneFamily> family : plugins.all(BackboneFamily.class)) {
      family.service().variants().forEach(v -> entries.add(new Entry(family, v)));
    }
    return entries;
  }

  Entry require(String id) {
    List<Entry> entries = all();
    for (Entry entry : entries) {
      if (entry.variant().id().equals(id)) {
        return entry;
      }
    }
    List<String> ids = entries.stream().map(e -> e.variant().id()).toList();
    throw new UnknownPluginException(
        "there is no network '"
            + id
            + "'"
            + binder.didYouMean(id, ids)
            + " (there are: "
            + String.join(", ", ids)
            + ")");
  }
}
