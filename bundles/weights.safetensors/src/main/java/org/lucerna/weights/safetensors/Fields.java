/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Typed access to a JSON object; every failure is an IllegalArgumentException naming the key. */
record Fields(JsonObject json) {

  static Fields of(JsonElement element, String what) {
    if (element instanceof JsonObject object) {
      return new Fields(object);
    }
    throw new IllegalArgumentException(what + " is no JSON object");
  }

  String text(String key) {
    return primitive(key, json.get(key)).getAsString();
  }

  int integer(String key) {
    return Integer.parseInt(text(key));
  }

  double real(String key) {
    return finite(key, Double.parseDouble(text(key)));
  }

  boolean flag(String key) {
    String text = text(key);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(key + " is " + text + ", neither true nor false");
    }
    return text.equals("true");
  }

  List<String> texts(String key) {
    return texts(key, json.get(key));
  }

  /** A list of texts by itself. */
  static List<String> texts(String what, JsonElement list) {
    return list(what, list, e -> primitive(what, e).getAsString());
  }

  List<Integer> integers(String key) {
    return list(key, json.get(key), e -> Integer.valueOf(primitive(key, e).getAsString()));
  }

  List<Integer> integers(String key, int count) {
    List<Integer> values = integers(key);
    if (values.size() != count) {
      throw new IllegalArgumentException(key + " has " + values.size() + " numbers, not " + count);
    }
    return values;
  }

  List<Float> floats(String key) {
    return list(
        key,
        json.get(key),
        e -> (float) finite(key, Float.parseFloat(primitive(key, e).getAsString())));
  }

  private static double finite(String key, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(key + " is " + value);
    }
    return value;
  }

  List<Fields> objects(String key) {
    return list(key, json.get(key), e -> of(e, key));
  }

  static JsonArray array(Iterable<?> values) {
    JsonArray array = new JsonArray();
    for (Object value : values) {
      array.add(
          value instanceof Number number
              ? new JsonPrimitive(number)
              : new JsonPrimitive(value.toString()));
    }
    return array;
  }

  private static <T> List<T> list(String what, JsonElement list, Function<JsonElement, T> item) {
    if (!(list instanceof JsonArray array)) {
      throw new IllegalArgumentException(what + " is missing or no list");
    }
    List<T> values = new ArrayList<>();
    array.forEach(e -> values.add(item.apply(e)));
    return values;
  }

  private static JsonPrimitive primitive(String key, JsonElement element) {
    if (element instanceof JsonPrimitive value) {
      return value;
    }
    throw new IllegalArgumentException(key + " is missing or no single value");
  }
}
