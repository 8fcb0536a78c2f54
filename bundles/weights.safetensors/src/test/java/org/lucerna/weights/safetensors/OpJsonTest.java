/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** Takes the operations from the sealed interface itself, so that a new one cannot be forgotten. */
class OpJsonTest {

  static Stream<Class<?>> operations() {
    return Arrays.stream(Op.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationComesBackFromItsJson(Class<?> type) throws Exception {
    for (boolean flag : new boolean[] {true, false}) {
      Op op = filled(type, flag);
      JsonObject json = new JsonObject();
      OpJson.write(op, json);
      assertEquals(op, OpJson.read(Fields.of(JsonParser.parseString(json.toString()), "op")));
    }
  }

  @Test
  void valuesMayBeCutOnOneSideOnly() {
    Op op = new Op.Clamp(0.5, Double.POSITIVE_INFINITY);
    JsonObject json = new JsonObject();
    OpJson.write(op, json);
    JsonReader strict = new JsonReader(new StringReader(json.toString()));
    strict.setStrictness(Strictness.STRICT);
    assertEquals(op, OpJson.read(Fields.of(JsonParser.parseReader(strict), "op")));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aMissingValueIsRefused(Class<?> type) throws Exception {
    JsonObject json = new JsonObject();
    OpJson.write(filled(type, true), json);
    for (String key : json.keySet()) {
      JsonObject less = json.deepCopy();
      less.remove(key);
      assertThrows(IllegalArgumentException.class, () -> OpJson.read(new Fields(less)), key);
    }
  }

  /** The record with another value in every component, so that swapped ones show. */
  private static Op filled(Class<?> type, boolean flag) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    boolean next = flag;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == int.class) {
        values[i] = 11 + i;
      } else if (types[i] == double.class) {
        values[i] = 1.0 / (3 + i);
      } else if (types[i] == boolean.class) {
        values[i] = next;
        next = !next;
      } else if (types[i] == List.class) {
        values[i] = List.of(2, 0, 1);
      } else {
        values[i] = new Window(new Span(5, 2, 3, 4, 1), new Span(7, 6, 8, 9, 10));
      }
    }
    return (Op) type.getDeclaredConstructor(types).newInstance(values);
  }
}
