/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * What a checkpoint says beside its tensors, as JSON texts. Floats are written as the shortest text
 * that reads back as the same float.
 */
final class NetworkJson {

  private static final int DEPTH = 16;

  private NetworkJson() {}

  static String write(Network network) {
    JsonObject json = new JsonObject();
    json.addProperty("id", network.id());
    JsonArray inputs = new JsonArray();
    network.inputs().forEach(i -> inputs.add(write(i.preprocessing())));
    json.add("inputs", inputs);
    JsonArray nodes = new JsonArray();
    network.nodes().forEach(n -> nodes.add(write(n)));
    json.add("nodes", nodes);
    json.addProperty("features", network.features().path());
    json.addProperty("extractor", network.extractor().path());
    json.add("outputs", Fields.array(network.outputs()));
    return json.toString();
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static Network readNetwork(String text) {
    Fields json = Fields.of(parse(text), "it");
    return new Network(
        json.text("id"),
        json.objects("inputs").stream().map(NetworkJson::readInput).toList(),
        json.objects("nodes").stream().map(NetworkJson::readNode).toList(),
        new LayerId(json.text("features")),
        new LayerId(json.text("extractor")),
        layers(json.texts("outputs")));
  }

  static String write(List<String> texts) {
    return Fields.array(texts).toString();
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static List<String> readTexts(String text) {
    return Fields.texts("it", parse(text));
  }

  static String write(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    new TreeMap<>(texts).forEach(json::addProperty);
    return json.toString();
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static Map<String, String> readMap(String text) {
    Fields json = Fields.of(parse(text), "it");
    Map<String, String> map = new TreeMap<>();
    json.json().keySet().forEach(key -> map.put(key, json.text(key)));
    return map;
  }

  private static JsonObject write(Preprocessing p) {
    JsonObject json = new JsonObject();
    json.addProperty("resize", p.resize());
    json.addProperty("crop", p.crop());
    json.add("mean", Fields.array(p.mean()));
    json.add("std", Fields.array(p.std()));
    return json;
  }

  private static InputSpec readInput(Fields json) {
    List<Float> std = json.floats("std");
    if (std.stream().anyMatch(s -> s <= 0)) {
      throw new IllegalArgumentException("std is " + std + ": pictures cannot be divided by it");
    }
    return new InputSpec(
        new Preprocessing(json.integer("resize"), json.integer("crop"), json.floats("mean"), std));
  }

  private static JsonObject write(Node node) {
    JsonObject json = new JsonObject();
    json.addProperty("id", node.id().path());
    OpJson.write(node.op(), json);
    json.add("inputs", Fields.array(node.inputs()));
    return json;
  }

  private static Node readNode(Fields json) {
    return new Node(new LayerId(json.text("id")), OpJson.read(json), layers(json.texts("inputs")));
  }

  private static List<LayerId> layers(List<String> names) {
    return names.stream().map(LayerId::new).toList();
  }

  private static JsonElement parse(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEPTH);
    try {
      JsonElement json = JsonParser.parseReader(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        return json;
      }
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException("it is no valid JSON", e);
    }
    throw new IllegalArgumentException("it goes on after its end");
  }
}
