/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ElementType;

/** Parses a header's JSON as it streams by: no tree is built, repeated names are noticed. */
final class HeaderJson {

  static final String METADATA = "__metadata__";

  private static final int DEPTH = 8;
  private static final int AXES = 16;

  /** ResNet-152 has a thousand. */
  private static final int MOST = 20_000;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final JsonReader json;

  HeaderJson(String text) {
    json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
    json.setNestingLimit(DEPTH);
  }

  Header read(long dataStart) throws IOException {
    try {
      Map<String, TensorPlace> tensors = new LinkedHashMap<>();
      Map<String, String> texts = null;
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals(METADATA)) {
          if (texts != null) {
            throw BadWeightsException.damaged("its header has '" + METADATA + "' twice");
          }
          texts = texts();
        } else if (tensors.size() == MOST) {
          throw new BadWeightsException("has more tensors in it than weights need and is refused");
        } else if (tensors.put(name, place(name)) != null) {
          throw BadWeightsException.damaged("it has two tensors called '" + name + "'");
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw BadWeightsException.damaged("its header goes on after its end");
      }
      return new Header(tensors, texts == null ? Map.of() : texts, dataStart);
    } catch (MalformedJsonException | EOFException | IllegalStateException e) {
      throw BadWeightsException.damaged("its header is no valid JSON of this format");
    }
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      expect(JsonToken.STRING, key);
      if (texts.put(key, json.nextString()) != null) {
        throw BadWeightsException.damaged("its metadata have '" + key + "' twice");
      }
    }
    json.endObject();
    return texts;
  }

  private TensorPlace place(String name) throws IOException {
    ElementType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      switch (key) {
        case "dtype" -> {
          requireFirst(type, name, key);
          type = type(name);
        }
        case "shape" -> {
          requireFirst(shape, name, key);
          shape = numbers(name);
        }
        case "data_offsets" -> {
          requireFirst(offsets, name, key);
          offsets = numbers(name);
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw BadWeightsException.damaged("tensor '" + name + "' has no type, shape or place");
    }
    return place(name, type, shape, offsets);
  }

  /** Parsers differ in which of two values they take: what one checks, another would use. */
  private static void requireFirst(Object before, String name, String key)
      throws BadWeightsException {
    if (before != null) {
      throw BadWeightsException.damaged("tensor '" + name + "' has '" + key + "' twice");
    }
  }

  private static TensorPlace place(
      String name, ElementType type, List<Long> shape, List<Long> offsets)
      throws BadWeightsException {
    long begin = offsets.get(0);
    long end = offsets.get(1);
    long elements = 1;
    for (long size : shape) {
      // Both factors are below 2^31 here, so this cannot overflow.
      elements = Math.min(elements * Math.min(size, LARGEST), LARGEST + 1L);
    }
    if (begin > end || elements <= LARGEST && end - begin != elements * type.bytes()) {
      throw BadWeightsException.damaged(
          "tensor '%s' of shape %s as %s does not fit into %d bytes"
              .formatted(name, shape, type, end - begin));
    }
    if (elements > LARGEST || shape.stream().anyMatch(s -> s > LARGEST)) {
      throw new BadWeightsException(
          "holds tensor '" + name + "' of shape " + shape + ", which is too large for a network");
    }
    return new TensorPlace(type, shape.stream().map(Long::intValue).toList(), begin, end);
  }

  private ElementType type(String name) throws IOException {
    expect(JsonToken.STRING, name);
    String type = json.nextString();
    for (ElementType known : ElementType.values()) {
      if (known.name().equals(type)) {
        return known;
      }
    }
    throw new BadWeightsException(
        "holds tensor '" + name + "' as '" + type + "', a type Lucerna does not read");
  }

  /** Sizes or offsets: whole, not negative. */
  private List<Long> numbers(String name) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      expect(JsonToken.NUMBER, name);
      String digits = json.nextString();
      if (!DIGITS.matcher(digits).matches() || numbers.size() == AXES) {
        throw BadWeightsException.damaged("tensor '" + name + "' has impossible sizes or offsets");
      }
      numbers.add(Long.parseLong(digits));
    }
    json.endArray();
    return numbers;
  }

  private void expect(JsonToken token, String name) throws IOException {
    if (json.peek() != token) {
      throw BadWeightsException.damaged("the header's entry '" + name + "' has the wrong type");
    }
  }
}
