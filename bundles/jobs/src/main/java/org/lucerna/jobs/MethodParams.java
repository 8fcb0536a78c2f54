/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.OwnedTexts;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;

/**
 * Parameters of methods and decorators as texts {@code ID.KEY=VALUE}, such as {@code
 * score-cam.batch=16}.
 */
final class MethodParams {

  private static final String KEY = "param";

  private final Map<String, Map<String, Object>> byId;
  private final Path base;

  private MethodParams(Map<String, Map<String, Object>> byId, Path base) {
    this.byId = byId;
    this.base = base;
  }

  /**
   * @param base relative paths among the values are resolved against it
   */
  static MethodParams of(List<String> texts, Path base) {
    return new MethodParams(OwnedTexts.byId(KEY, texts), base);
  }

  /** A step's values with its map {@code params}, if any, written as texts under {@code param}. */
  static Map<String, Object> flattened(Map<String, Object> values) {
    if (!values.containsKey("params")) {
      return values;
    }
    Map<String, Object> flat = new LinkedHashMap<>(values);
    List<String> all = new ArrayList<>(texts(flat.remove("params")));
    Object given = flat.get(KEY);
    if (given instanceof List<?> list) {
      list.forEach(text -> all.add(String.valueOf(text)));
    } else if (given != null) {
      all.add(String.valueOf(given));
    }
    flat.put(KEY, all);
    return flat;
  }

  /**
   * The texts for what a job file says: {@code score-cam: {batch: 16}} below {@code params}.
   *
   * @throws ParamException if it is not a map of maps
   */
  private static List<String> texts(Object params) {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<?, ?> method : map(params).entrySet()) {
      for (Map.Entry<?, ?> one : map(method.getValue()).entrySet()) {
        texts.add("%s.%s=%s".formatted(method.getKey(), one.getKey(), one.getValue()));
      }
    }
    return texts;
  }

  private static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new ParamException(
        "params", "'params' is a map of methods, each with its parameters by name");
  }

  /** The record of a method or decorator. */
  Record bind(Workplace work, Plugin<?> plugin) {
    try {
      return work.binder().bind(plugin.params(), byId.getOrDefault(plugin.id(), Map.of()), base);
    } catch (ParamException e) {
      throw new ParamException(KEY, plugin.id() + ": " + e.getMessage());
    }
  }

  /**
   * Refuses parameters of what is not used.
   *
   * @param used ids of all methods and decorators asked for
   */
  void requireUsed(Workplace work, Iterable<String> used) {
    List<String> known = new ArrayList<>();
    used.forEach(known::add);
    for (String id : byId.keySet()) {
      if (!known.contains(id)) {
        throw new ParamException(
            KEY,
            "there are parameters for '%s', which is not among the methods asked for%s"
                .formatted(id, work.binder().didYouMean(id, known)));
      }
    }
  }
}
