/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;

/**
 * Reads a record, and the records inside it, from named values and calls the canonical constructor.
 * The parts of an inner record are given as a map, or each under its full key ({@code
 * augment.flip}); a value without keys stands for the part that is positional. The parts of a
 * group, a record without an annotation of its own, are given as if they were the outer record's.
 */
final class RecordReader {

  private final Path base;

  /**
   * @param base relative paths are resolved against it
   */
  RecordReader(Path base) {
    this.base = base;
  }

  /**
   * @param prefix of the record's keys in messages: empty, or such as {@code augment.}
   */
  <P extends Record> P read(Class<P> type, String prefix, Map<String, ?> values) {
    List<ParamField> fields = ParamField.of(type, prefix);
    for (String key : values.keySet()) {
      if (fields.stream().noneMatch(f -> f.accepts(key))) {
        throw unknown(prefix, key, ParamField.flat(fields));
      }
    }
    return create(type, prefix, fields.stream().map(f -> valueOf(f, values)).toArray());
  }

  private static ParamException unknown(String prefix, String key, List<ParamField> fields) {
    List<String> known = fields.stream().map(ParamField::key).toList();
    String first = key.split("\\.", 2)[0];
    String hint = DidYouMean.hint(prefix + first, known);
    if (hint.isEmpty()) {
      hint = deeper(key, fields).map(k -> "; did you mean '" + k + "'?").orElse("");
    }
    if (hint.isEmpty()) {
      hint = known.isEmpty() ? "; there are none" : "; known are " + String.join(", ", known);
    }
    return new ParamException(prefix + key, "unknown parameter '" + prefix + key + "'" + hint);
  }

  /** A part of that name, where the user forgot what it is a part of. */
  private static Optional<String> deeper(String key, List<ParamField> fields) {
    for (ParamField field : fields) {
      if (field.isNested()) {
        List<ParamField> parts = field.parts();
        Optional<String> found =
            parts.stream().filter(p -> p.name().equals(key)).map(ParamField::key).findFirst();
        found = found.isPresent() ? found : deeper(key, parts);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The value of a component from all values of its record. */
  Object valueOf(ParamField field, Map<String, ?> values) {
    if (field.isGroup()) {
      Map<String, Object> own = new LinkedHashMap<>(values);
      own.keySet().removeIf(key -> !field.accepts(key));
      return read(field.element().asSubclass(Record.class), field.key(), own);
    }
    boolean given = values.containsKey(field.name());
    if (field.isNested()) {
      Map<String, Object> parts = below(field.name() + ".", values);
      Object whole = given ? values.get(field.name()) : byDefault(field, parts);
      return nested(field, whole, parts);
    }
    ParamValues reader = new ParamValues(field, base);
    return reader.parse(given ? values.get(field.name()) : byDefault(field, Map.of()));
  }

  private static Object byDefault(ParamField field, Map<String, ?> parts) {
    if (field.info().required() && parts.isEmpty()) {
      throw new ParamException(
          field.key(), "'" + field.key() + "' is missing (" + field.info().help() + ")");
    }
    return field.info().defaultText().orElse("");
  }

  private static Map<String, Object> below(String prefix, Map<String, ?> values) {
    Map<String, Object> parts = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            parts.put(key.substring(prefix.length()), value);
          }
        });
    return parts;
  }

  /**
   * @param whole a map of parts, a value that stands for them, or nothing
   * @param parts those that were given under their full keys; they have the last word
   */
  private Object nested(ParamField field, Object whole, Map<String, Object> parts) {
    Map<String, Object> all = new LinkedHashMap<>();
    boolean present = !parts.isEmpty() || !field.optional();
    if (whole instanceof Map<?, ?> map) {
      map.forEach((key, value) -> all.put(String.valueOf(key), value));
      present = true;
    } else if (whole != null && !whole.toString().isBlank()) {
      Optional<Boolean> wanted = field.optional() ? asSwitch(whole) : Optional.empty();
      if (wanted.isEmpty()) {
        all.put(field.plain().orElseThrow(() -> needsKeys(field, whole)).name(), whole);
      }
      present = wanted.orElse(true);
    }
    all.putAll(parts);
    if (!present) {
      return Optional.empty();
    }
    Record record = read(field.element().asSubclass(Record.class), field.key() + ".", all);
    return field.optional() ? Optional.of(record) : record;
  }

  /** Whether a record that may be left out is merely said to be there or not. */
  private static Optional<Boolean> asSwitch(Object whole) {
    return switch (whole.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static ParamException needsKeys(ParamField field, Object whole) {
    List<String> names = field.parts().stream().map(ParamField::name).toList();
    return new ParamException(
        field.key(),
        "'%s' takes keys (%s), but is '%s'"
            .formatted(field.key(), String.join(", ", names), whole));
  }

  private static <P extends Record> P create(Class<P> type, String prefix, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<P> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // records of plugins need not be public
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refused(type, prefix, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be created", e);
    }
  }

  /** What a record's own checks say of several parameters together is for the user, too. */
  private static RuntimeException refused(Class<?> type, String prefix, Throwable cause) {
    if (cause instanceof ParamException || cause instanceof LucernaException) {
      return (RuntimeException) cause;
    }
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      String key = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
      String where = key.isEmpty() ? "" : "'" + key + "': ";
      ParamException refusal = new ParamException(key, where + cause.getMessage());
      refusal.initCause(cause);
      return refusal;
    }
    return new IllegalArgumentException(type.getName() + " cannot be created", cause);
  }
}
