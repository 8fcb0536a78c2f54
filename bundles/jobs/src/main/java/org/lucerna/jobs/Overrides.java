/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** Applies {@code --set a.b=c} to a job's tree. */
final class Overrides {

  private final String where;

  Overrides(String where) {
    this.where = where;
  }

  /** A changed copy; the tree itself stays as it is. */
  Map<String, Object> apply(Map<String, Object> tree, List<String> overrides) {
    Map<String, Object> copy = copy(tree);
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        throw new LucernaException(
            ExitStatus.USAGE,
            "--set takes KEY=VALUE such as train.epochs=3, not '" + override + "'");
      }
      String key = override.substring(0, equals).trim();
      Object value = Yaml.parse(override.substring(equals + 1), "--set " + key);
      set(copy, List.of(key.split("\\.")), value == null ? "" : value);
    }
    return copy;
  }

  /**
   * A changed copy.
   *
   * @param changes value by key with dots, such as {@code train.epochs}
   */
  Map<String, Object> apply(Map<String, Object> tree, Map<String, Object> changes) {
    Map<String, Object> copy = copy(tree);
    changes.forEach((key, value) -> set(copy, List.of(key.split("\\.")), value));
    return copy;
  }

  private void set(Map<String, Object> tree, List<String> path, Object value) {
    String first = path.get(0);
    if (path.size() == 1 && value instanceof Map<?, ?> params && isStep(tree, first)) {
      Map<String, Object> step = step((List<?>) tree.get("steps"), first);
      step.clear();
      step.putAll(copy(params));
    } else if (path.size() == 1) {
      tree.put(first, value);
    } else if (tree.get("steps") instanceof List<?> steps
        && !tree.containsKey(first)
        && !JobReader.KEYS.contains(first)) {
      set(step(steps, first), path.subList(1, path.size()), value);
    } else if (isPlain(tree.get(first))) {
      // 'augment: flip' stays, and 'augment.rotation' stands beside it
      tree.put(String.join(".", path), value);
    } else {
      set(child(tree, first), path.subList(1, path.size()), value);
    }
  }

  private static boolean isStep(Map<String, Object> tree, String name) {
    return tree.get("steps") instanceof List<?> steps
        && steps.stream().anyMatch(s -> s instanceof Map<?, ?> map && map.containsKey(name));
  }

  private static boolean isPlain(Object value) {
    return value != null && !(value instanceof Map) && !(value instanceof List);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> step(List<?> steps, String name) {
    for (Object step : steps) {
      if (step instanceof Map<?, ?> map && map.containsKey(name)) {
        return child((Map<String, Object>) map, name);
      }
    }
    throw new LucernaException(
        ExitStatus.USAGE,
        "cannot set " + name + "…: " + where + " has no key and no step '" + name + "'");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> parent, String key) {
    Object old = parent.get(key);
    if (old instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    Map<String, Object> fresh = new LinkedHashMap<>();
    parent.put(key, fresh);
    return fresh;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), copyOf(v)));
    return copy;
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        // A step given as a word alone becomes a map, so that --set can reach its parameters.
        items.add(item instanceof String s && s.matches("[a-z-]+") ? word(s, list) : copyOf(item));
      }
      return items;
    }
    return value;
  }

  private static Object word(String word, List<?> list) {
    boolean steps = list.stream().anyMatch(i -> i instanceof Map);
    if (!steps) {
      return word;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(word, new LinkedHashMap<String, Object>());
    return map;
  }
}
