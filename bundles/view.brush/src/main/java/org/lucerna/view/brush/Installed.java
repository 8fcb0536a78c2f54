/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.List;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.explain.Explainer;

/** Which methods are installed, and what the command that explains takes when nobody says. */
@SuppressWarnings("rawtypes") // plugins are asked for by the class of their service
record Installed(Plugins plugins, ParamBinder binder) {

  private static final String COMMAND = "explain";
  private static final String SLOW = "SLOW";

  /** Those that can follow a hand. */
  List<Plugin<?>> methods() {
    return plugins.all(Explainer.class).stream()
        .filter(m -> !m.properties("traits").contains(SLOW))
        .<Plugin<?>>map(m -> m)
        .toList();
  }

  String usual(String key, String otherwise) {
    return plugins
        .find(Command.class, COMMAND)
        .flatMap(
            c -> binder.describe(c.params()).stream().filter(p -> p.key().equals(key)).findFirst())
        .flatMap(ParamInfo::defaultText)
        .orElse(otherwise);
  }

  /** The command's method, or else the first one; empty where there is none. */
  String firstMethod() {
    String usual = usual("method", "");
    return methods().stream()
        .filter(m -> m.id().equals(usual))
        .findFirst()
        .or(() -> methods().stream().findFirst())
        .map(Plugin::id)
        .orElse("");
  }
}
