/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;

/** The commands there are now, and how named values become their parameter records. */
record Verbs(Plugins plugins, ParamBinder binder) {

  /** The raw type is what commands are registered under; what it lacks, the record has. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  List<Plugin<Command<?>>> commands() {
    return (List) plugins.all(Command.class);
  }

  /**
   * The command of that id; may load classes.
   *
   * @throws LucernaException if it has gone
   */
  Verb require(String id) {
    List<String> known = new ArrayList<>();
    for (Plugin<Command<?>> plugin : commands()) {
      if (plugin.id().equals(id)) {
        return new Verb.Single(plugin);
      }
      known.add(plugin.id());
    }
    Optional<RuntimeException> broken = Optional.empty();
    for (Plugin<CommandFamily> plugin : plugins.all(CommandFamily.class)) {
      try {
        CommandFamily family = plugin.service();
        for (CommandFamily.Member member : family.members()) {
          if (member.id().equals(id)) {
            return new Verb.OfFamily(family, member);
          }
          known.add(member.id());
        }
      } catch (RuntimeException e) { // one broken family leaves the others
        broken = Optional.of(e);
      }
    }
    if (broken.isPresent()) {
      throw broken.get();
    }
    throw new LucernaException(
        ExitStatus.PLUGIN, "there is no command '" + id + "'" + binder.didYouMean(id, known));
  }

  /** The parameters of a command, all its records' one after another; loads classes. */
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
   * @param values keys may be those of an inner record, given as a map
   * @throws ParamException naming a wrong value, or a key that none of the records knows
   */
  List<Record> bind(Verb verb, Map<String, ?> values, Path base) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    List<Record> bound = new ArrayList<>();
    for (Class<? extends Record> type : verb.params()) {
      Map<String, Object> own = new LinkedHashMap<>();
      for (ParamInfo info : describe(verb, type)) {
        take(info.key(), left, own);
        int dot = info.key().indexOf('.');
        if (dot > 0) {
          take(info.key().substring(0, dot), left, own);
        }
      }
      bound.add(binder.bind(type, own, base));
    }
    for (String key : left.keySet()) {
      List<String> known = params(verb).stream().map(ParamInfo::key).toList();
      throw new ParamException(
          key, "unknown parameter '" + key + "'" + binder.didYouMean(key, known));
    }
    return bound;
  }

  private static void take(String key, Map<String, Object> from, Map<String, Object> to) {
    if (from.containsKey(key)) {
      to.put(key, from.remove(key));
    }
  }
}
