/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

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
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;

/** Reads job files with {@code commands}. Everything is bound before anything runs. */
final class CommandsReader {

  private static final String COMMANDS = "commands";
  private static final List<String> KEYS = List.of("lucerna", "name", COMMANDS);

  private final Workplace work;

  CommandsReader(Workplace work) {
    this.work = work;
  }

  /** Empty where the file has no key {@code commands}. */
  Optional<CommandsJob> read(Path file) {
    Map<String, Object> tree = Yaml.read(file);
    if (!tree.containsKey(COMMANDS)) {
      return Optional.empty();
    }
    Path whole = file.toAbsolutePath().normalize();
    String where = file.getFileName().toString();
    checkKeys(tree, where);
    Map<String, Object> source =
        Yaml.mapping(Placeholders.of(whole.getParent()).resolve(tree), where);
    JobReader.requireVersion(source.get("lucerna"), where);
    Object name = source.getOrDefault("name", where.replaceFirst("\\.[^.]*$", ""));
    return Optional.of(
        new CommandsJob(
            String.valueOf(name),
            entries(source, whole.getParent(), where),
            whole.getParent(),
            whole));
  }

  private void checkKeys(Map<String, Object> tree, String where) {
    for (String key : tree.keySet()) {
      if (JobReader.KEYS.contains(key) && !KEYS.contains(key) || key.equals("variants")) {
        throw invalid(
            "%s has 'commands' and '%s': a job either lists commands, or has data, model and steps"
                .formatted(where, key));
      }
      if (!KEYS.contains(key)) {
        throw invalid(
            "%s: unknown key '%s'%s (known: %s)"
                .formatted(
                    where, key, work.binder().didYouMean(key, KEYS), String.join(", ", KEYS)));
      }
    }
  }

  private List<CommandsJob.Entry> entries(Map<String, Object> source, Path base, String where) {
    if (!(source.get(COMMANDS) instanceof List<?> list) || list.isEmpty()) {
      throw invalid(where + ": commands must be a list such as '- explain: {image: cat.jpg}'");
    }
    Map<String, JobCommand> known = known();
    List<CommandsJob.Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "%s, command %d".formatted(where, i + 1);
      Map<String, Object> one =
          list.get(i) instanceof String word
              ? Map.of(word, Map.of())
              : Yaml.mapping(list.get(i), at);
      if (one.size() != 1) {
        throw invalid(at + " must have one key, the command's name");
      }
      Map.Entry<String, Object> said = one.entrySet().iterator().next();
      JobCommand command = command(known, said.getKey().strip(), at);
      Map<String, Object> values = Yaml.mapping(said.getValue(), at + ", " + command.id());
      entries.add(new CommandsJob.Entry(command, bound(command, values, base, at)));
    }
    return entries;
  }

  @SuppressWarnings("rawtypes")
  private Map<String, JobCommand> known() {
    Map<String, JobCommand> known = new LinkedHashMap<>();
    for (Plugin<Command> plugin : work.plugins().all(Command.class)) {
      known.put(plugin.id(), new JobCommand.Single(plugin));
    }
    for (Plugin<CommandFamily> plugin : work.plugins().all(CommandFamily.class)) {
      CommandFamily family = plugin.service();
      family
          .members()
          .forEach(m -> known.putIfAbsent(m.id(), new JobCommand.Member(family, m.id())));
    }
    return known;
  }

  private JobCommand command(Map<String, JobCommand> known, String id, String at) {
    JobCommand command = known.get(id);
    if (command == null) {
      throw invalid(
          "%s: there is no command '%s'%s (see 'lucerna help')"
              .formatted(at, id, work.binder().didYouMean(id, known.keySet())));
    }
    return command;
  }

  /** Each record gets the values that are its own. */
  private List<Record> bound(JobCommand command, Map<String, Object> values, Path base, String at) {
    try {
      List<Record> records = new ArrayList<>();
      Map<String, Object> left = new LinkedHashMap<>(values);
      List<String> keys = new ArrayList<>();
      List<Class<? extends Record>> types = command.params();
      for (int i = 0; i < types.size(); i++) {
        boolean last = i == types.size() - 1;
        List<String> own =
            work.binder().describe(types.get(i)).stream().map(ParamInfo::key).toList();
        keys.addAll(own);
        Map<String, Object> mine = taken(left, own);
        if (last && !left.isEmpty()) {
          String key = left.keySet().iterator().next();
          throw new ParamException(
              key, "unknown key '%s'%s".formatted(key, work.binder().didYouMean(key, keys)));
        }
        records.add(work.binder().bind(types.get(i), mine, base));
      }
      return records;
    } catch (ParamException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "%s, %s: %s".formatted(at, command.id(), e.getMessage()), e);
    }
  }

  /** A mapping for a record inside the record has the beginning of its parts' keys. */
  private static Map<String, Object> taken(Map<String, Object> left, List<String> keys) {
    Map<String, Object> taken = new LinkedHashMap<>();
    for (String key : List.copyOf(left.keySet())) {
      if (keys.stream().anyMatch(k -> k.equals(key) || k.startsWith(key + "."))) {
        taken.put(key, left.remove(key));
      }
    }
    return taken;
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }
}
