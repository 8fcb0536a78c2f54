/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;

/** Results for programs: one object a line. */
final class Json {

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  String of(Outcome outcome) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("status", name(outcome.status()));
    outcome.json().forEach((key, value) -> object.putIfAbsent(key, plain(value)));
    return gson.toJson(object);
  }

  /** A failure is a line, too: who reads the results learns of it in the same place. */
  String of(Failure failure) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("status", name(failure.status()));
    object.put("exit", failure.status().code());
    object.put("message", failure.sentence());
    return gson.toJson(object);
  }

  private static String name(ExitStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** JSON has no NaN, and reflection into unknown classes is nobody's contract. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(String.valueOf(k), plain(v)));
      return copy;
    }
    if (value instanceof Iterable<?> items && !(value instanceof Path)) {
      List<Object> copy = new ArrayList<>();
      items.forEach(i -> copy.add(plain(i)));
      return copy;
    }
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue()) ? value : null;
    }
    boolean simple = value == null || value instanceof Number || value instanceof Boolean;
    return simple ? value : value.toString();
  }
}
