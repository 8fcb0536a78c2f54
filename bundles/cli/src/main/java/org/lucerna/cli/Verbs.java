/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;

/** The commands there are now, and how their options become parameter records. */
record Verbs(Plugins plugins, ParamBinder binder) {

  /** Sorted by id; loads none of their classes. */
  List<Verb> all() {
    List<Verb> verbs = new ArrayList<>();
    commands().forEach(plugin -> verbs.add(new Verb.Single(plugin)));
    for (Plugin<CommandFamily> plugin : plugins.all(CommandFamily.class)) {
      CommandFamily family = plugin.service();
      family.members().forEach(member -> verbs.add(new Verb.OfFamily(family, member)));
    }
    verbs.sort(Comparator.comparing(Verb::id));
    return List.copyOf(verbs);
  }

  /**
   * The raw type is what commands are registered under; what it lacks, the parameter record has.
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private List<Plugin<Command<?>>> commands() {
    return (List) plugins.all(Command.class);
  }

  /** The options of a command, all its records' one after another. */
  List<ParamInfo> params(Verb verb) {
    Map<String, ParamInfo> all = new LinkedHashMap<>();
    for (Class<? extends Record> type : verb.params()) {
      for (ParamInfo info : describe(verb, type)) {
        if (all.putIfAbsent(info.key(), info) != null) {
          throw broken(verb, "its parameter '" + info.key() + "' is taken", null);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private List<ParamInfo> describe(Verb verb, Class<? extends Record> type) {
    try {
      return binder.describe(type);
    } catch (IllegalArgumentException e) {
      throw broken(verb, e.getMessage(), e);
    }
  }

  private static LucernaException broken(Verb verb, String why, Exception cause) {
    return new LucernaException(
        ExitStatus.PLUGIN,
        "the command '" + verb.id() + "' of " + verb.origin() + " is broken: " + why,
        cause);
  }

  /**
   * Fills the records of a command, each with the values that are its own.
   *
   * @throws org.lucerna.core.api.param.ParamException naming a wrong value
   */
  List<Record> bind(Verb verb, Map<String, Object> values, Path base) {
    List<Record> bound = new ArrayList<>();
    for (Class<? extends Record> type : verb.params()) {
      Map<String, Object> own = new LinkedHashMap<>();
      for (ParamInfo info : describe(verb, type)) {
        if (values.containsKey(info.key())) {
          own.put(info.key(), values.get(info.key()));
        }
      }
      bound.add(binder.bind(type, own, base));
    }
    return bound;
  }
}
