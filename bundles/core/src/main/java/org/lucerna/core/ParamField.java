/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

/**
 * One component of a parameter record.
 *
 * @param element the type of one value
 * @param optional whether the component is an {@code Optional}
 * @param info under its full key, such as {@code augment.flip}; of a record inside a record, what
 *     is said of the value that may stand for it; of a group, only what stands before its keys
 */
record ParamField(RecordComponent component, Class<?> element, boolean optional, ParamInfo info) {

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(int.class, Kind.INTEGER),
          Map.entry(Integer.class, Kind.INTEGER),
          Map.entry(long.class, Kind.INTEGER),
          Map.entry(Long.class, Kind.INTEGER),
          Map.entry(double.class, Kind.NUMBER),
          Map.entry(Double.class, Kind.NUMBER),
          Map.entry(boolean.class, Kind.FLAG),
          Map.entry(Boolean.class, Kind.FLAG),
          Map.entry(String.class, Kind.TEXT),
          Map.entry(Path.class, Kind.PATH));

  /**
   * @param prefix stands before all keys: empty, or such as {@code augment.}
   * @throws IllegalArgumentException if a component is not a parameter
   */
  static List<ParamField> of(Class<? extends Record> type, String prefix) {
    List<ParamField> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(of(component, prefix));
    }
    return fields;
  }

  private static ParamField of(RecordComponent component, String prefix) {
    Param param = component.getAnnotation(Param.class);
    if (param == null && component.getType().isRecord()) {
      return new ParamField(component, component.getType(), false, group(prefix));
    }
    if (param == null) {
      throw unusable(component, "has no @Param");
    }
    boolean optional = component.getType() == Optional.class;
    boolean list = component.getType() == List.class;
    Class<?> element = optional || list ? argument(component) : component.getType();
    if (list && element.isRecord()) {
      throw unusable(component, "is a list of records");
    }
    Value value = Value.of(element, param);
    if (value.kind() == null) {
      throw unusable(component, "has a type no parameter can have: " + element.getName());
    }
    boolean required = param.value().equals(Param.REQUIRED);
    boolean absent =
        required || ((optional || list || element.isRecord()) && param.value().isEmpty());
    ParamInfo info =
        new ParamInfo(
            prefix + kebab(component.getName()),
            param.help(),
            value.kind(),
            list,
            required,
            absent ? Optional.empty() : Optional.of(param.value()),
            value.choices(),
            param.positional(),
            value.min(),
            value.max(),
            param.provenance());
    return new ParamField(component, element, optional, info);
  }

  private static ParamInfo group(String prefix) {
    return new ParamInfo(
        prefix, "", Kind.FLAG, false, false, Optional.empty(), List.of(), false, 0, 0, true);
  }

  /** What one value looks like. */
  private record Value(Kind kind, List<String> choices, double min, double max) {

    static Value of(Class<?> element, Param param) {
      if (!element.isRecord()) {
        Kind kind = element.isEnum() ? Kind.CHOICE : KINDS.get(element);
        return new Value(kind, ParamField.choices(element), param.min(), param.max());
      }
      return plain(ParamField.of(element.asSubclass(Record.class), ""))
          .map(ParamField::info)
          .map(i -> new Value(i.kind(), i.choices(), i.min(), i.max()))
          .orElse(new Value(Kind.FLAG, List.of(), param.min(), param.max()));
    }
  }

  private static Optional<ParamField> plain(List<ParamField> parts) {
    return parts.stream().filter(f -> f.info().positional()).findFirst();
  }

  /** What an {@code Optional} or a {@code List} is of. */
  private static Class<?> argument(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] instanceof Class<?> plain) {
      return plain;
    }
    throw unusable(component, "is no Optional or List of a plain type");
  }

  String key() {
    return info.key();
  }

  /** The key within its record. */
  String name() {
    return kebab(component.getName());
  }

  /** Whether it is a record of further parameters, with keys below its own. */
  boolean isNested() {
    return element.isRecord() && !isGroup();
  }

  /** Whether it is a record whose parameters have keys as if they stood in its place. */
  boolean isGroup() {
    return element.isRecord() && !component.isAnnotationPresent(Param.class);
  }

  /** The parameters inside it. */
  List<ParamField> parts() {
    return of(element.asSubclass(Record.class), isGroup() ? key() : key() + ".");
  }

  /** Whether a key of its record is about it. */
  boolean accepts(String key) {
    if (isGroup()) {
      return parts().stream().anyMatch(part -> part.accepts(key));
    }
    return key.equals(name()) || (isNested() && key.startsWith(name() + "."));
  }

  /** Groups replaced by what is in them. */
  static List<ParamField> flat(List<ParamField> fields) {
    return fields.stream()
        .flatMap(f -> f.isGroup() ? flat(f.parts()).stream() : Stream.of(f))
        .toList();
  }

  /** The part that a value without keys stands for. */
  Optional<ParamField> plain() {
    return plain(parts());
  }

  /** {@code perClass} to {@code per-class}, {@code useGPUNow} to {@code use-gpu-now}. */
  static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** How an enum's constant is written. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> choices(Class<?> element) {
    if (!element.isEnum()) {
      return List.of();
    }
    return Arrays.stream(element.getEnumConstants()).map(c -> text((Enum<?>) c)).toList();
  }

  private static IllegalArgumentException unusable(RecordComponent component, String why) {
    return new IllegalArgumentException(
        "component "
            + component.getName()
            + " of "
            + component.getDeclaringRecord().getName()
            + " "
            + why);
  }
}
