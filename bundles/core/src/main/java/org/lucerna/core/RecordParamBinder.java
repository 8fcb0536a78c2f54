/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.osgi.service.component.annotations.Component;

/** Binds parameter records through their canonical constructor. */
@Component
public final class RecordParamBinder implements ParamBinder {

  @Override
  public List<ParamInfo> describe(Class<? extends Record> type) {
    List<ParamField> fields = ParamField.of(type);
    for (ParamField field : fields) {
      checkDefault(type, field);
    }
    return fields.stream().map(ParamField::info).toList();
  }

  private static void checkDefault(Class<?> type, ParamField field) {
    if (field.info().required()) {
      return;
    }
    try {
      valueOf(field, Map.of(), Path.of(""));
    } catch (ParamException e) {
      throw new IllegalArgumentException(
          "the default in " + type.getName() + " is wrong: " + e.getMessage(), e);
    }
  }

  @Override
  public <P extends Record> P bind(Class<P> type, Map<String, ?> values, Path base) {
    List<ParamField> fields = ParamField.of(type);
    refuseUnknown(values, fields.stream().map(ParamField::key).toList());
    Object[] arguments = fields.stream().map(f -> valueOf(f, values, base)).toArray();
    return create(type, arguments);
  }

  private void refuseUnknown(Map<String, ?> values, List<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String hint = didYouMean(key, known);
        if (hint.isEmpty()) {
          hint = known.isEmpty() ? "; there are none" : "; known are " + String.join(", ", known);
        }
        throw new ParamException(key, "unknown parameter '" + key + "'" + hint);
      }
    }
  }

  private static Object valueOf(ParamField field, Map<String, ?> values, Path base) {
    ParamValues reader = new ParamValues(field, base);
    if (values.containsKey(field.key())) {
      return reader.parse(values.get(field.key()));
    }
    if (field.info().required()) {
      throw new ParamException(
          field.key(), "'" + field.key() + "' is missing (" + field.info().help() + ")");
    }
    return reader.parse(field.info().defaultText().orElse(""));
  }

  private static <P extends Record> P create(Class<P> type, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<P> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // records of plugins need not be public
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refused(type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be created", e);
    }
  }

  /** What a record's own checks say of several parameters together is for the user, too. */
  private static RuntimeException refused(Class<?> type, Throwable cause) {
    if (cause instanceof ParamException || cause instanceof LucernaException) {
      return (RuntimeException) cause;
    }
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      ParamException refusal = new ParamException("", cause.getMessage());
      refusal.initCause(cause);
      return refusal;
    }
    return new IllegalArgumentException(type.getName() + " cannot be created", cause);
  }

  @Override
  public Map<String, String> provenance(Record params) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ParamField field : ParamField.of(params.getClass())) {
      if (field.info().provenance()) {
        texts.put(field.key(), Texts.of(read(field.component(), params)));
      }
    }
    return texts;
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
