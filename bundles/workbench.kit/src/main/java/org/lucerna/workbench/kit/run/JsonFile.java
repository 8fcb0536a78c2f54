/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A JSON object whose members are asked for by name. What is missing, or of another kind, is empty:
 * the file may be written at this moment, or by somebody else.
 */
public record JsonFile(Map<String, Object> members) {

  private static final long LARGEST = 256L << 20;
  private static final Gson GSON =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

  /** Empty where there is no such file, or it holds no JSON object. */
  public static Optional<JsonFile> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      Object value = GSON.fromJson(Files.readString(file), Object.class);
      return value instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
    } catch (IOException | JsonParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static JsonFile of(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return new JsonFile(copy);
  }

  public JsonFile object(String key) {
    return members.get(key) instanceof Map<?, ?> map ? of(map) : new JsonFile(Map.of());
  }

  public List<JsonFile> objects(String key) {
    return list(key).stream().filter(v -> v instanceof Map).map(v -> of((Map<?, ?>) v)).toList();
  }

  public List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  /** The numbers of a list; what is none of them is left out. */
  public List<Double> numbers(String key) {
    return list(key).stream()
        .filter(v -> v instanceof Number)
        .map(v -> ((Number) v).doubleValue())
        .toList();
  }

  public Optional<String> text(String key) {
    Object value = members.get(key);
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** A number, or a text that is one: some write NaN and infinity as texts. */
  public OptionalDouble number(String key) {
    Object value = members.get(key);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    try {
      return value instanceof String text
          ? OptionalDouble.of(Double.parseDouble(text))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  public OptionalInt whole(String key) {
    OptionalDouble number = number(key);
    return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
  }

  private List<?> list(String key) {
    return members.get(key) instanceof List<?> list ? list : List.of();
  }
}
