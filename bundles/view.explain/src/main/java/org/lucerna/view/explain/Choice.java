/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentLayer;

/**
 * What is chosen in the view.
 *
 * @param methods ids
 * @param decorators ids: each gives every method one more map beside its own
 * @param layers words; {@link #FOLLOW} for the layer that is current in the window
 * @param targets words; {@link #FOLLOW} for the class that is current in the window
 * @param params by the id of a method or decorator, then by key
 */
record Choice(
    List<String> methods,
    List<String> decorators,
    List<String> layers,
    List<String> targets,
    Map<String, Map<String, Object>> params) {

  /** Stands for what is current in the window. */
  static final String FOLLOW = "@";

  private static final String BREAK = "\n";

  Choice {
    methods = List.copyOf(methods);
    decorators = List.copyOf(decorators);
    layers = List.copyOf(layers);
    targets = List.copyOf(targets);
    params = Map.copyOf(params);
  }

  static Choice usual(Installed installed) {
    return new Choice(
        installed.firstMethod().stream().toList(),
        List.of(),
        List.of(FOLLOW),
        List.of(FOLLOW),
        Map.of());
  }

  Choice withMethods(List<String> next) {
    return new Choice(next, decorators, layers, targets, params);
  }

  Choice withDecorators(List<String> next) {
    return new Choice(methods, next, layers, targets, params);
  }

  Choice withLayers(List<String> next) {
    return new Choice(methods, decorators, next, targets, params);
  }

  Choice withTargets(List<String> next) {
    return new Choice(methods, decorators, layers, next, params);
  }

  /** Parameters of one method or decorator; none for its defaults. */
  Choice withParams(String id, Map<String, Object> values) {
    Map<String, Map<String, Object>> next = new LinkedHashMap<>(params);
    if (values.isEmpty()) {
      next.remove(id);
    } else {
      next.put(id, values);
    }
    return new Choice(methods, decorators, layers, targets, next);
  }

  /** The words it comes to, given what is current. */
  Wish wish(Selection selection, Installed installed) {
    String layer =
        selection.get(CurrentLayer.class).map(CurrentLayer::name).orElse(usual(installed, "layer"));
    String target =
        selection
            .get(CurrentClass.class)
            .map(c -> String.valueOf(c.index()))
            .orElse(usual(installed, "target"));
    List<String> all = new ArrayList<>();
    for (String method : methods) {
      all.add(method);
      decorators.forEach(d -> all.add(method + ":" + d));
    }
    return new Wish(all, replaced(layers, layer), replaced(targets, target), params);
  }

  /** The command's default, or the usual word where the command is not installed. */
  static String usual(Installed installed, String key) {
    String usual = installed.usual(key);
    if (!usual.isEmpty()) {
      return usual;
    }
    return key.equals("layer") ? "last" : "predicted";
  }

  private static List<String> replaced(List<String> words, String current) {
    return words.stream().map(w -> w.equals(FOLLOW) ? current : w).distinct().toList();
  }

  /** For the workspace. */
  Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    state.put("methods", String.join(BREAK, methods));
    state.put("decorators", String.join(BREAK, decorators));
    state.put("layers", String.join(BREAK, layers));
    state.put("targets", String.join(BREAK, targets));
    List<String> all = new ArrayList<>();
    params.forEach((id, values) -> values.forEach((k, v) -> all.add(id + BREAK + k + BREAK + v)));
    state.put("params", String.join(BREAK, all));
    return state;
  }

  /** What {@link #state} gave, as far as it can be read. */
  static Choice of(Map<String, String> state, Installed installed) {
    Choice choice = usual(installed);
    choice = words(state, "methods").map(choice::withMethods).orElse(choice);
    choice = words(state, "decorators").map(choice::withDecorators).orElse(choice);
    choice = words(state, "layers").map(choice::withLayers).orElse(choice);
    choice = words(state, "targets").map(choice::withTargets).orElse(choice);
    List<String> params = words(state, "params").orElse(List.of());
    Map<String, Map<String, Object>> values = new LinkedHashMap<>();
    for (int i = 0; i + 2 < params.size(); i += 3) {
      values
          .computeIfAbsent(params.get(i), k -> new LinkedHashMap<>())
          .put(params.get(i + 1), params.get(i + 2));
    }
    for (Map.Entry<String, Map<String, Object>> one : values.entrySet()) {
      choice = choice.withParams(one.getKey(), one.getValue());
    }
    return choice;
  }

  private static Optional<List<String>> words(Map<String, String> state, String key) {
    return Optional.ofNullable(state.get(key))
        .filter(text -> !text.isEmpty())
        .map(text -> Stream.of(text.split(BREAK)).toList());
  }
}
