/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Variant;

/** All networks of all families. */
final class Networks {

  private final Plugins plugins;
  private final ParamBinder binder;

  Networks(Workplace work) {
    this.plugins = work.plugins();
    this.binder = work.binder();
  }

  /** A network and who brings it. */
  record Entry(Plugin<BackboneFamily> family, Variant variant) {}

  List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    for (Plugin<BackboneFamily> family : plugins.all(BackboneFamily.class)) {
      family.service().variants().forEach(v -> entries.add(new Entry(family, v)));
    }
    return entries;
  }

  Network require(String id) {
    List<Entry> entries = all();
    for (Entry entry : entries) {
      if (entry.variant().id().equals(id)) {
        return entry.family().service().network(id);
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
