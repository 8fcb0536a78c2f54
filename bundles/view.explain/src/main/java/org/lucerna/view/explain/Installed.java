/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.render.Renderers;

/** What is installed now: methods, decorators, renderers, and the command that explains. */
@SuppressWarnings("rawtypes") // plugins are asked for by the class of their service
record Installed(Plugins plugins, ParamBinder binder) {

  /** The command that does again what this view shows. */
  static final String COMMAND = "explain";

  /** Where a method is defined at one layer only. */
  private static final String LAYERS = "layers";

  List<Plugin<?>> methods() {
    return new ArrayList<>(plugins.all(Explainer.class));
  }

  List<Plugin<?>> decorators() {
    return new ArrayList<>(plugins.all(Decorator.class));
  }

  Renderers renderers() {
    return new Renderers(plugins, binder);
  }

  /** The name people read of {@code METHOD:DECORATOR}. */
  String label(String word) {
    List<String> parts = Arrays.asList(word.split(":"));
    String method =
        plugins.find(Explainer.class, parts.get(0)).map(Plugin::label).orElse(parts.get(0));
    String decorators =
        parts.stream()
            .skip(1)
            .map(d -> plugins.find(Decorator.class, d).map(Plugin::label).orElse(d))
            .collect(Collectors.joining(", "));
    return decorators.isEmpty() ? method : method + " + " + decorators;
  }

  Optional<Plugin<?>> find(String id) {
    return plugins
        .find(Explainer.class, id)
        .<Plugin<?>>map(p -> p)
        .or(() -> plugins.find(Decorator.class, id).map(p -> p));
  }

  List<ParamInfo> params(Plugin<?> plugin) {
    return binder.describe(plugin.params());
  }

  /** Says in one sentence what is wrong with a plugin's parameters, if anything. */
  Optional<String> mistake(Plugin<?> plugin, Map<String, Object> values) {
    try {
      binder.bind(plugin.params(), values, Path.of(""));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What the command explains with when nobody says: its own defaults are the view's. */
  String usual(String key) {
    return plugins
        .find(Command.class, COMMAND)
        .flatMap(
            c -> binder.describe(c.params()).stream().filter(p -> p.key().equals(key)).findFirst())
        .flatMap(ParamInfo::defaultText)
        .orElse("");
  }

  /** The method to begin with: the command's, or else one that is quick and applies anywhere. */
  Optional<String> firstMethod() {
    String usual = usual("method");
    return plugins
        .find(Explainer.class, usual)
        .or(() -> plugins.all(Explainer.class).stream().filter(Installed::isPlain).findFirst())
        .or(() -> plugins.all(Explainer.class).stream().findFirst())
        .map(Plugin::id);
  }

  private static boolean isPlain(Plugin<?> method) {
    return method.property(LAYERS).orElse("ANY").equals("ANY")
        && method.properties("traits").isEmpty();
  }
}
