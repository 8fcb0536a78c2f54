/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.train.Trainer;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.run.RunFolder;

/**
 * The installed commands that train, or continue a run, known by what they say they start ({@code
 * CommandPlace.starts}); and what is filled into their parameters from the window, by the keys that
 * jobs use too.
 */
record TrainingCommands(Plugins plugins, ParamBinder binder) {

  private static final String STARTS = "starts";
  private static final String OUT = "out";
  private static final String RESUME = "resume";
  private static final String SET = "set";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** A command, by what the form needs of it. */
  record Choice(String id, String label) {
    @Override
    public String toString() {
      return label;
    }
  }

  List<Choice> training() {
    return starting("training").stream().map(p -> new Choice(p.id(), p.label())).toList();
  }

  @SuppressWarnings("rawtypes")
  private List<Plugin<?>> starting(String what) {
    List<Plugin<?>> found = new ArrayList<>();
    for (Plugin<Command> plugin : plugins.all(Command.class)) {
      if (plugin.property(STARTS).filter(what::equals).isPresent()) {
        found.add(plugin);
      }
    }
    return found;
  }

  /** What the form asks for: all but what the view decides itself. */
  List<ParamInfo> asked(String command) {
    return params(command).stream().filter(p -> !p.key().equals(RESUME)).toList();
  }

  @SuppressWarnings("rawtypes")
  private List<ParamInfo> params(String command) {
    return binder.describe(plugins.require(Command.class, "command", command).params());
  }

  /** Values of the current data set and model for those of these parameters that take them. */
  static Map<String, Object> prefilled(
      List<ParamInfo> params, Optional<CurrentData> data, Optional<CurrentModel> model) {
    Map<String, Object> all = new LinkedHashMap<>();
    data.ifPresent(d -> data(d, all));
    model.ifPresent(
        m -> {
          Map<String, Object> choice = m.session().choice();
          for (String key : List.of("network", "weights", "head")) {
            if (choice.get(key) instanceof String word && choice.get("model") == null) {
              all.put(key, word);
            }
          }
        });
    all.keySet().retainAll(params.stream().map(ParamInfo::key).toList());
    return all;
  }

  private static void data(CurrentData data, Map<String, Object> into) {
    Map<String, Object> rest = new LinkedHashMap<>(new java.util.TreeMap<>(data.source()));
    Object word = rest.containsKey("path") ? rest.remove("path") : rest.remove("loader");
    if (word == null) {
      return;
    }
    into.put("data", word.toString());
    into.put("seed", String.valueOf(data.seed()));
    List<String> set = new ArrayList<>();
    rest.forEach((key, value) -> set.add("data." + key + "=" + value));
    into.put(SET, String.join(",", set));
  }

  /** How many epochs a run has whose job does not say: its trainer's default. */
  @SuppressWarnings("rawtypes")
  OptionalInt epochs(RunFolder run) {
    String wanted = run.setup().configuration().getOrDefault("train.trainer", "");
    List<Plugin<Trainer>> all =
        plugins.all(Trainer.class).stream()
            .filter(p -> wanted.isEmpty() || p.id().equals(wanted))
            .toList();
    if (all.size() != 1) {
      return OptionalInt.empty();
    }
    return binder.describe(all.get(0).params()).stream()
        .filter(p -> p.key().equals("epochs") && p.defaultText().orElse("").matches("\\d{1,6}"))
        .mapToInt(p -> Integer.parseInt(p.defaultText().orElseThrow()))
        .findFirst();
  }

  /** What is to be run, in a folder of its own below {@code runs} unless one was given. */
  Recipe recipe(String command, Map<String, Object> values, Path runs) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    boolean hasOut = params(command).stream().anyMatch(p -> p.key().equals(OUT));
    if (hasOut && String.valueOf(all.getOrDefault(OUT, "")).isBlank()) {
      Object network = all.getOrDefault("network", command);
      String stem = network.toString().replaceFirst("^.*[/\\\\]", "").replaceAll("[^\\w.-]", "_");
      all.put(OUT, runs.resolve(stem + "-" + TIME.format(LocalDateTime.now())).toString());
    }
    return new Recipe(command, all);
  }

  /** Where a recipe's run is written. */
  static Optional<Path> folder(Recipe recipe, Path base) {
    return Optional.ofNullable(recipe.values().get(OUT))
        .map(out -> base.resolve(out.toString()).toAbsolutePath().normalize());
  }

  /** The same, continued. */
  static Recipe resumed(Recipe recipe) {
    Map<String, Object> values = new LinkedHashMap<>(recipe.values());
    values.put(RESUME, true);
    return new Recipe(recipe.command(), values);
  }

  /** What continues a run of which only the folder is known. */
  Optional<Recipe> resumed(RunFolder run) {
    return again(run)
        .map(
            r -> {
              Map<String, Object> values = new LinkedHashMap<>(r.values());
              values.put(OUT, run.folder().toString());
              values.put(RESUME, true);
              return new Recipe(r.command(), values);
            });
  }

  /** What repeats a run. */
  Optional<Recipe> again(RunFolder run) {
    for (Plugin<?> plugin : starting("run")) {
      Optional<ParamInfo> job =
          params(plugin.id()).stream().filter(ParamInfo::positional).findFirst();
      if (job.isPresent()) {
        return Optional.of(
            new Recipe(plugin.id(), Map.of(job.get().key(), run.manifest().toString())));
      }
    }
    return Optional.empty();
  }
}
