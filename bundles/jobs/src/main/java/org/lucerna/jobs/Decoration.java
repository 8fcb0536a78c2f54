/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.plugin.Plugin;

/**
 * A decorator around a method.
 *
 * @param params bound
 */
record Decoration(Plugin<?> plugin, Record params) {

  boolean joinsLayers() {
    return plugin
        .property("joinsLayers")
        .or(() -> plugin.property("joins.layers"))
        .map(Boolean::parseBoolean)
        .orElse(false);
  }
}
