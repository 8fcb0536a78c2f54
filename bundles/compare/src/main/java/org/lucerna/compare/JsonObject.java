/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A JSON or YAML object whose members are asked for by name; what is missing is empty. */
record JsonObject(Map<String, Object> members) {

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming the file
   */
  static JsonObject read(Path file) {
    try {
      Object value = new Gson().fromJson(Files.readString(file), Object.class);
      if (value instanceof Map<?, ?> map) {
        return of(map);
      }
      throw Unreadable.file(file, null);
    } catch (IOException | JsonParseException e) {
      throw Unreadable.file(file, e);
    }
  }

  static JsonObject of(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), v));
    return new JsonObject(copy);
  }

  JsonObject object(String key) {
    return members.get(key) instanceof Map<?, ?> map ? of(map) : new JsonObject(Map.of());
  }

  List<JsonObject> objects(String key) {
    return list(key).stream().filter(v -> v instanceof Map).map(v -> of((Map<?, ?>) v)).toList();
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(members.get(key)).map(String::valueOf);
  }

  /** A number, or a text that is one: NaN and infinity are written as texts by some. */
  OptionalDouble number(String key) {
    Object value = members.get(key);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    try {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(parsed(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  Optional<Integer> whole(String key) {
    OptionalDouble number = number(key);
    return number.isPresent() ? Optional.of((int) number.getAsDouble()) : Optional.empty();
  }

  private static double parsed(Object value) {
    return Double.parseDouble(value.toString());
  }

  private List<?> list(String key) {
    return members.get(key) instanceof List<?> list ? list : List.of();
  }
}
