/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.current.CurrentData;

/** The installed commands that look at a layer of a model, whatever they are. */
record Analyses(Plugins plugins, ParamBinder binder) {

  private static final List<String> LAYER = List.of("layers", "layer");

  /** What makes a command one about a model or a data set. */
  private static final List<String> SUBJECT = List.of("model", "network", "data");

  /**
   * One command.
   *
   * @param keys all of its parameters
   */
  record Entry(String command, String label, Set<String> keys) {

    /** The key that takes a layer. */
    String layer() {
      return LAYER.stream().filter(keys::contains).findFirst().orElseThrow();
    }
  }

  /** Reads parameter records: not for the event thread. One that is broken is left out. */
  List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (Plugin<CommandFamily> family : plugins.all(CommandFamily.class)) {
      for (CommandFamily.Member member : family.service().members()) {
        Optional<Entry> entry = entry(family.service(), member);
        entry.ifPresent(entries::add);
      }
    }
    return List.copyOf(entries);
  }

  private Optional<Entry> entry(CommandFamily family, CommandFamily.Member member) {
    Set<String> keys = new LinkedHashSet<>();
    try {
      for (Class<? extends Record> type : family.params(member.id())) {
        binder.describe(type).stream().map(ParamInfo::key).forEach(keys::add);
      }
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    boolean fits =
        LAYER.stream().anyMatch(keys::contains) && SUBJECT.stream().anyMatch(keys::contains);
    return fits
        ? Optional.of(new Entry(member.id(), member.label(), Set.copyOf(keys)))
        : Optional.empty();
  }

  /**
   * What the command's dialog begins with, of those keys that it has.
   *
   * @param layer its name
   * @param model what opens the model
   */
  static Map<String, Object> values(
      Entry entry, String layer, Map<String, Object> model, Optional<CurrentData> data) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(entry.layer(), layer);
    model.forEach(values::put);
    data.ifPresent(d -> values.putAll(data(d)));
    values.keySet().retainAll(entry.keys());
    return values;
  }

  /** A job's {@code data} as options of a command. */
  private static Map<String, Object> data(CurrentData data) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> set = new ArrayList<>();
    data.source()
        .forEach(
            (key, value) -> {
              if (key.equals("path")
                  || key.equals("loader") && !data.source().containsKey("path")) {
                values.put("data", value);
              } else {
                set.add(key + "=" + value);
              }
            });
    if (!set.isEmpty()) {
      values.put("set", String.join(",", set.stream().sorted().toList()));
    }
    values.put("seed", data.seed());
    return values;
  }
}
