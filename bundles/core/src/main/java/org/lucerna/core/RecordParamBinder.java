/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.osgi.service.component.annotations.Component;

/** Describes and binds parameter records, records inside them included. */
@Component
public final class RecordParamBinder implements ParamBinder {

  @Override
  public List<ParamInfo> describe(Class<? extends Record> type) {
    List<ParamField> fields = ParamField.of(type, "");
    checkDefaults(type, fields);
    return fields.stream().flatMap(RecordParamBinder::infos).toList();
  }

  /** A record inside a record is described by what may stand for it, and by its parts. */
  private static Stream<ParamInfo> infos(ParamField field) {
    if (field.isGroup()) {
      return field.parts().stream().flatMap(RecordParamBinder::infos);
    }
    if (!field.isNested()) {
      return Stream.of(field.info());
    }
    Optional<ParamField> plain = field.plain();
    boolean itself = plain.isPresent() || field.optional();
    Stream<ParamInfo> parts =
        field.parts().stream()
            .filter(p -> plain.filter(f -> f.key().equals(p.key())).isEmpty())
            .flatMap(RecordParamBinder::infos)
            .map(i -> field.optional() ? voluntary(i) : i);
    return Stream.concat(itself ? Stream.of(field.info()) : Stream.empty(), parts);
  }

  /** Nothing is required of a record that may be left out. */
  private static ParamInfo voluntary(ParamInfo i) {
    return new ParamInfo(
        i.key(),
        i.help(),
        i.kind(),
        i.list(),
        false,
        i.defaultText(),
        i.choices(),
        false,
        i.min(),
        i.max(),
        i.provenance());
  }

  private static void checkDefaults(Class<?> type, List<ParamField> fields) {
    for (ParamField field : fields) {
      if (field.element().isRecord()) {
        checkDefaults(field.element(), field.parts());
      }
      if (field.info().required() || field.isGroup()) {
        continue;
      }
      try {
        new RecordReader(Path.of("")).valueOf(field, Map.of());
      } catch (ParamException e) {
        throw new IllegalArgumentException(
            "the default in " + type.getName() + " is wrong: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public <P extends Record> P bind(Class<P> type, Map<String, ?> values, Path base) {
    return new RecordReader(base).read(type, "", values);
  }

  @Override
  public Map<String, String> provenance(Record params) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect(params, "", texts);
    return texts;
  }

  private static void collect(Record params, String prefix, Map<String, String> texts) {
    for (ParamField field : ParamField.of(params.getClass(), prefix)) {
      Object value = read(field.component(), params);
      Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (!field.info().provenance()) {
        continue;
      }
      if (inner instanceof Record nested) {
        collect(nested, field.isGroup() ? prefix : field.key() + ".", texts);
      } else {
        texts.put(field.key(), Texts.of(value));
      }
    }
  }

  private static Object read(RecordComponent component, Record params) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(params);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  @Override
  public String didYouMean(String word, Iterable<String> candidates) {
    return DidYouMean.hint(word, candidates);
  }
}
