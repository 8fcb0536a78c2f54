/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.weights.safetensors.HostileSafetensors.Hostile;

/** Sound files of which the model in the header is not. */
final class HostileModels {

  private static final String WRONG = "the model in its header is wrong";
  private static final String NETWORK =
      """
      {"id":"x","inputs":[{"resize":4,"crop":4,"mean":[0,0,0],"std":[1,1,1]}],
      "nodes":[{"id":"flat","op":"Flatten","inputs":["input"]},
      {"id":"fc","op":"Linear","features":2,"bias":false,"inputs":["flat"]}],
      "features":"flat","extractor":"flat","outputs":["fc"]}""";

  private final Map<String, Hostile> all = new LinkedHashMap<>();

  static Map<String, Hostile> all() {
    HostileModels hostile = new HostileModels();
    hostile.texts();
    hostile.graphs();
    hostile.bombs();
    return hostile.all;
  }

  static byte[] sound() {
    return file("lucerna-1", NETWORK, "[\"a\",\"b\"]", "{}");
  }

  private static byte[] file(String format, String network, String classes, String provenance) {
    JsonObject texts = new JsonObject();
    texts.addProperty("format", format);
    texts.addProperty("network", network);
    texts.addProperty("classes", classes);
    texts.addProperty("provenance", provenance);
    String header =
        "{\"__metadata__\":"
            + texts
            + ","
            + HostileSafetensors.tensor("fc.weight", "F32", "[2,48]", "[0,384]")
            + "}";
    return HostileSafetensors.file(header, new byte[384]);
  }

  private void texts() {
    put("no model", "no Lucerna model", HostileSafetensors.sound());
    put("a later format", "another version", file("lucerna-9", NETWORK, "[]", "{}"));
    put("a graph that is a word", WRONG, file("lucerna-1", "x", "[]", "{}"));
    put("classes that are a number", WRONG, file("lucerna-1", NETWORK, "7", "{}"));
    put("provenance that is a list", WRONG, file("lucerna-1", NETWORK, "[]", "[]"));
    put("provenance of objects", WRONG, file("lucerna-1", NETWORK, "[]", "{\"a\":{}}"));
    put("deep classes", WRONG, file("lucerna-1", NETWORK, "[".repeat(200_000), "{}"));
    put("deep provenance", WRONG, file("lucerna-1", NETWORK, "[]", "{\"a\":".repeat(200_000)));
  }

  private void graphs() {
    network("a graph without an end", NETWORK.substring(0, 99));
    network("a deep graph", "{\"id\":".repeat(200_000));
    network("an unknown operation", NETWORK.replace("Flatten", "Exec"));
    network("a layer that is its own input", NETWORK.replace("[\"flat\"]}", "[\"fc\"]}"));
    network("an input that is not there", NETWORK.replace("[\"flat\"]}", "[\"nowhere\"]}"));
    network("a layer twice", NETWORK.replace("\"id\":\"fc\"", "\"id\":\"flat\""));
    network(
        "an output that is not there",
        NETWORK.replace("\"outputs\":[\"fc\"]", "\"outputs\":[\"x\"]"));
    network("no outputs", NETWORK.replace("\"outputs\":[\"fc\"]", "\"outputs\":[]"));
    network("two billion features", NETWORK.replace("\"features\":2", "\"features\":2147483647"));
    network("no features", NETWORK.replace("\"features\":2", "\"features\":0"));
    network("negative features", NETWORK.replace("\"features\":2", "\"features\":-2"));
    network("features that overflow", NETWORK.replace("\"features\":2", "\"features\":4294967298"));
    network("a crop of two billion pixels", NETWORK.replace("\"crop\":4", "\"crop\":2147483647"));
    network("a negative crop", NETWORK.replace("\"crop\":4", "\"crop\":-4"));
    network("two means", NETWORK.replace("[0,0,0]", "[0,0]"));
    network("a deviation of nothing", NETWORK.replace("[1,1,1]", "[0,0,0]"));
    network("a mean that is no number", NETWORK.replace("[0,0,0]", "[\"NaN\",0,0]"));
    network("no input", NETWORK.replaceAll("\"inputs\":\\[\\{.*?}],", "\"inputs\":[],"));
    network("a network of nothing", "{}");
    network("another layer than its tensors", NETWORK.replace("\"features\":2", "\"features\":3"));
  }

  private void bombs() {
    network("a kernel of two billion", NETWORK.replace(flat(), conv("2147483647", "1")));
    network("two billion channels", NETWORK.replace(flat(), conv("1", "2147483647")));
    StringBuilder doubling = new StringBuilder();
    String before = "input";
    for (int i = 0; i < 60; i++) {
      String next = "c" + i;
      doubling.append(
          "{\"id\":\"%s\",\"op\":\"Concat\",\"inputs\":[\"%s\",\"%s\"]},"
              .formatted(next, before, before));
      before = next;
    }
    network(
        "channels doubled sixty times",
        NETWORK.replace(flat(), doubling + flat().replace("input", before)));
    StringBuilder chain = new StringBuilder();
    before = "input";
    for (int i = 0; i < 30_000; i++) {
      chain.append("{\"id\":\"r%d\",\"op\":\"Relu\",\"inputs\":[\"%s\"]},".formatted(i, before));
      before = "r" + i;
    }
    network(
        "a chain of thirty thousand layers",
        NETWORK
            .replace(flat(), chain + flat().replace("input", before))
            .replace("\"features\":2", "\"features\":3"));
  }

  private static String flat() {
    return "{\"id\":\"flat\",\"op\":\"Flatten\",\"inputs\":[\"input\"]}";
  }

  private static String conv(String kernel, String channels) {
    return """
        {"id":"conv","op":"Conv","channels":%s,"kernel":[%s,%s],"stride":[1,1],\
        "padding":[0,0,0,0],"dilation":[1,1],"groups":1,"bias":true,"inputs":["input"]},\
        {"id":"flat","op":"Flatten","inputs":["conv"]}"""
        .formatted(channels, kernel, kernel);
  }

  private void network(String name, String network) {
    if (network.equals(NETWORK)) {
      throw new IllegalStateException(name + " changed nothing");
    }
    put(name, "", file("lucerna-1", network, "[\"a\",\"b\"]", "{}"));
  }

  private void put(String name, String reason, byte[] file) {
    if (all.put(name, new Hostile(file, reason)) != null) {
      throw new IllegalStateException("two models are called " + name);
    }
  }
}
