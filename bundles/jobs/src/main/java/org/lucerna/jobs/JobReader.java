/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;

/** Reads job files and the {@code manifest.json} of earlier runs. */
final class JobReader {

  /** A job's own keys. */
  static final List<String> KEYS =
      List.of("lucerna", "name", "seed", "repeat", "data", "model", "steps");

  private static final int VERSION = 1;
  private static final int MOST_REPEATS = 1000;

  private final ParamBinder binder;

  JobReader(ParamBinder binder) {
    this.binder = binder;
  }

  /**
   * @param overrides {@code a.b=c}; a step is addressed by its name, as in {@code train.epochs=3}
   */
  Job read(Path file, List<String> overrides) {
    Map<String, Object> tree = Yaml.read(file);
    Path base = file.toAbsolutePath().normalize().getParent();
    if (tree.get("job") instanceof Map<?, ?> job && tree.containsKey("bundles")) {
      // A manifest: its job's paths were written against the folder of the job file.
      Object from = tree.get("base");
      base = from == null ? base : base.resolve(from.toString()).normalize();
      tree = Yaml.mapping(job, file.toString());
    }
    return of(tree, base, overrides, file.getFileName().toString());
  }

  /**
   * @param where the file's name, for messages; its stem is the name of a job that has none
   */
  Job of(Map<String, Object> tree, Path base, List<String> overrides, String where) {
    Map<String, Object> source = new Overrides(where).apply(tree, overrides);
    source = Yaml.mapping(Placeholders.of(base).resolve(source), where);
    checkKeys(source.keySet(), where);
    requireVersion(source.get("lucerna"), where);
    String stem = where.replaceFirst("\\.[^.]*$", "");
    return new Job(
        name(String.valueOf(source.getOrDefault("name", stem))),
        seed(source.getOrDefault("seed", 0), where),
        repeat(source.getOrDefault("repeat", 1), where),
        Yaml.mapping(source.get("data"), where + ": data"),
        Yaml.mapping(source.get("model"), where + ": model"),
        steps(source.get("steps"), where),
        base,
        source);
  }

  static void requireVersion(Object version, String where) {
    if (!(version instanceof Integer v) || v != VERSION) {
      throw invalid(
          where + " must begin with 'lucerna: " + VERSION + "', the version of job files");
    }
  }

  private void checkKeys(Set<String> keys, String where) {
    for (String key : keys) {
      if (!KEYS.contains(key)) {
        throw invalid(
            where
                + ": unknown key '"
                + key
                + "'"
                + binder.didYouMean(key, KEYS)
                + " (known: "
                + String.join(", ", KEYS)
                + ")");
      }
    }
  }

  private static String name(String name) {
    if (!name.matches("[\\p{Alnum}][\\p{Alnum} ._+-]{0,79}")) {
      throw invalid("the job's name '" + name + "' is no folder name: use letters, digits, . _ -");
    }
    return name;
  }

  private static long seed(Object value, String where) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw invalid(where + ": seed must be a whole number, not '" + value + "'");
  }

  private static int repeat(Object value, String where) {
    if (value instanceof Integer n && n >= 1 && n <= MOST_REPEATS) {
      return n;
    }
    throw invalid(
        "%s: repeat must be a number of seeds from 1 to %d, not '%s'"
            .formatted(where, MOST_REPEATS, value));
  }

  private static List<Job.Step> steps(Object value, String where) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw invalid(where + ": steps must be a list such as '- train: {epochs: 10}'");
    }
    List<Job.Step> steps = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof String word) {
        steps.add(new Job.Step(word, Map.of()));
        continue;
      }
      Map<String, Object> map = Yaml.mapping(item, where + ": each step");
      if (map.size() != 1) {
        throw invalid(where + ": each step has one key, its name, but found " + map.keySet());
      }
      String word = map.keySet().iterator().next();
      steps.add(new Job.Step(word, Yaml.mapping(map.get(word), where + ": step " + word)));
    }
    return List.copyOf(steps);
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }
}
