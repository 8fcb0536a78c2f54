/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that must be refused, each with a part of the sentence that says why. */
final class HostileSafetensors {

  /**
   * @param reason part of the sentence
   */
  record Hostile(byte[] file, String reason) {}

  private static final String NO_JSON = "no valid JSON";
  private static final String IMPOSSIBLE = "impossible sizes or offsets";
  private static final String PLACES = "overlaps another or leaves a gap";
  private static final String TWICE = "twice";

  private final Map<String, Hostile> all = new LinkedHashMap<>();

  static Map<String, Hostile> all() {
    HostileSafetensors hostile = new HostileSafetensors();
    hostile.lengths();
    hostile.json();
    hostile.bombs();
    hostile.doubles();
    hostile.shapes();
    hostile.places();
    hostile.types();
    hostile.values();
    hostile.cuts();
    return hostile.all;
  }

  /** A file of one sound tensor of four bytes. */
  static byte[] sound() {
    return file("{" + tensor("x", "F32", "[1]", "[0,4]") + "}", new byte[4]);
  }

  static String tensor(String name, String type, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, offsets);
  }

  static byte[] file(String header, byte[] data) {
    byte[] text = header.getBytes(UTF_8);
    return file(text, text.length, data);
  }

  static byte[] file(byte[] header, long length, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(header).put(data);
    return bytes.array();
  }

  private void lengths() {
    byte[] header = ("{" + tensor("x", "F32", "[1]", "[0,4]") + "}").getBytes(UTF_8);
    long[] lies = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 32, 100_000_000, 5 << 20};
    for (long lie : lies) {
      put("a header length of " + lie, "", file(header, lie, new byte[4]));
    }
    put("a header that ends later", "cut short", file(header, header.length + 5, new byte[4]));
    put("a header that ends in the data", NO_JSON, file(header, header.length - 1, new byte[4]));
    put("a header of which a part is data", "", file(header, header.length + 4, new byte[4]));
    put("eight bytes alone", "no safetensors", Arrays.copyOf(sound(), 8));
    put("no byte", "is empty", new byte[0]);
  }

  private void json() {
    String x = tensor("x", "F32", "[1]", "[0,4]");
    header("a list", "no safetensors", "[]");
    header("an object without end", NO_JSON, "{" + x);
    header("a text without end", NO_JSON, "{\"x");
    header("a second object", "", "{" + x + "}{}");
    header("a word behind the end", "", "{" + x + "} x");
    header("zeros behind the end", "", "{" + x + "}\0\0\0");
    header("a comma too many", NO_JSON, "{" + x + ",}");
    header("a comment", NO_JSON, "{/* */" + x + "}");
    header("single quotes", NO_JSON, "{" + x.replace('"', '\'') + "}");
    header("names without quotes", NO_JSON, "{" + x.replace("\"", "") + "}");
    header("a tensor that is null", NO_JSON, "{\"x\":null}");
    header("a tensor that is a number", NO_JSON, "{\"x\":1}");
    header("a tensor without anything", "no type, shape or place", "{\"x\":{}}");
    header("metadata of numbers", "wrong type", "{\"__metadata__\":{\"a\":1}," + x + "}");
    header("metadata of lists", "wrong type", "{\"__metadata__\":{\"a\":[\"b\"]}," + x + "}");
    header("metadata that are a text", NO_JSON, "{\"__metadata__\":\"a\"," + x + "}");
    put(
        "a header that is not UTF-8",
        "UTF-8",
        file("{\"\u00ff\":{}}".getBytes(ISO_8859_1), 8, new byte[0]));
    put(
        "a surrogate by itself in UTF-8",
        "UTF-8",
        file(HexFormat.of().parseHex("7b22eda080223a7b7d7d"), 10, new byte[0]));
  }

  private void bombs() {
    String x = tensor("x", "F32", "[1]", "[0,4]");
    header("lists without end", "", "{\"x\":" + "[".repeat(1_000_000));
    header("objects without end", "", "{\"x\":" + "{\"x\":".repeat(500_000));
    header("a deep unknown value", "", "{\"x\":{\"y\":" + "[".repeat(100_000) + "}}");
    header("a deep shape", "", "{\"x\":{\"shape\":" + "[".repeat(100_000) + "}}");
    header(
        "a number of a million digits",
        "",
        "{" + tensor("x", "F32", "[" + "9".repeat(1_000_000) + "]", "[0,4]") + "}");
    header("a shape of a million axes", IMPOSSIBLE, axes(1_000_000));
    header("a name of four million letters", "", "{\"" + "n".repeat(4_000_000) + "\":{}}");
    header(
        "a type of three million letters",
        "does not read",
        "{" + tensor("x", "\u20ac".repeat(1_000_000), "[1]", "[0,4]") + "}");
    header(
        "metadata of three million letters",
        "two tensors",
        "{\"__metadata__\":{\"a\":\"" + "\u20ac".repeat(1_000_000) + "\"}," + x + "," + x + "}");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 70_000; i++) {
      many.append(tensor(Integer.toString(i, 36), "I8", "[0]", "[0,0]")).append(',');
    }
    header(
        "seventy thousand tensors",
        "more tensors",
        many + tensor("last", "I8", "[1]", "[1,2]") + "}");
    StringBuilder equal = new StringBuilder("{");
    for (int i = 0; i < 1 << 14; i++) {
      for (int bit = 0; bit < 14; bit++) {
        equal.append(bit == 0 ? "\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      equal.append("\":{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0]},");
    }
    header("names of equal hash", "cut short", equal + tensor("x", "I8", "[9]", "[0,9]") + "}");
  }

  private static String axes(int count) {
    return "{" + tensor("x", "F32", "[1" + ",1".repeat(count - 1) + "]", "[0,4]") + "}";
  }

  private void doubles() {
    String x = tensor("x", "F32", "[1]", "[0,4]");
    header("a tensor twice", "two tensors called 'x'", "{" + x + "," + x + "}");
    header(
        "a tensor twice by an escape",
        "two tensors",
        "{" + x + "," + x.replace("\"x\"", "\"\\u0078\"") + "}");
    header(
        "a tensor and its wrapped self",
        "two tensors",
        "{" + x + "," + tensor("module.x", "F32", "[0]", "[4,4]") + "}");
    header("a type twice", TWICE, "{" + x.replace("{", "{\"dtype\":\"F64\",") + "}");
    header("a shape twice", TWICE, "{" + x.replace("{", "{\"shape\":[9],") + "}");
    header("a place twice", TWICE, "{" + x.replace("{", "{\"data_offsets\":[9,9],") + "}");
    header("metadata twice", TWICE, "{\"__metadata__\":{},\"__metadata__\":{}," + x + "}");
    header("a text twice", TWICE, "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}," + x + "}");
  }

  private void shapes() {
    for (String shape : new String[] {"[-1]", "[1.0]", "[1e0]", "[9223372036854775808]"}) {
      header("the shape " + shape, IMPOSSIBLE, "{" + tensor("x", "F32", shape, "[0,4]") + "}");
    }
    for (String shape : new String[] {"[\"1\"]", "[true]", "[null]", "[[1]]", "[{}]"}) {
      header("the shape " + shape, "wrong type", "{" + tensor("x", "F32", shape, "[0,4]") + "}");
    }
    String unfit = "does not fit into";
    header("a shape too large", unfit, "{" + tensor("x", "F32", "[2]", "[0,4]") + "}");
    header("a shape too small", unfit, "{" + tensor("x", "F32", "[0]", "[0,4]") + "}");
    header(
        "sizes that overflow to one",
        "too large",
        "{" + tensor("x", "F32", "[4294967297,4294967297]", "[0,4]") + "}");
    header(
        "sizes that overflow to nothing",
        "too large",
        "{" + tensor("x", "F32", "[4294967296,4294967296]", "[0,0]") + "}");
    header(
        "an empty tensor of no size",
        "too large",
        "{" + tensor("x", "F32", "[0,99999999999]", "[0,0]") + "}");
    header("seventeen axes", IMPOSSIBLE, axes(17));
    header("no list of sizes", "", "{" + tensor("x", "F32", "1", "[0,4]") + "}");
  }

  private void places() {
    String x = tensor("x", "U8", "[2]", "[0,2]");
    header(
        "an end before its begin", "does not fit", "{" + tensor("x", "F32", "[1]", "[4,0]") + "}");
    header("a negative begin", IMPOSSIBLE, "{" + tensor("x", "F32", "[1]", "[-4,0]") + "}");
    header(
        "a begin of twenty digits",
        IMPOSSIBLE,
        "{" + tensor("x", "F32", "[1]", "[99999999999999999999,4]") + "}");
    header(
        "the largest place",
        PLACES,
        "{" + tensor("x", "F32", "[1]", "[999999999999999994,999999999999999998]") + "}");
    header("one offset", "no type, shape or place", "{" + tensor("x", "F32", "[1]", "[4]") + "}");
    header(
        "three offsets",
        "no type, shape or place",
        "{" + tensor("x", "F32", "[1]", "[0,4,8]") + "}");
    header(
        "the same place twice",
        PLACES,
        "{"
            + x
            + ","
            + tensor("y", "U8", "[2]", "[0,2]")
            + ","
            + tensor("z", "U8", "[2]", "[2,4]")
            + "}");
    header("places that overlap", PLACES, "{" + x + "," + tensor("y", "U8", "[3]", "[1,4]") + "}");
    header(
        "a place inside another",
        PLACES,
        "{" + tensor("x", "U8", "[4]", "[0,4]") + "," + tensor("y", "U8", "[1]", "[1,2]") + "}");
    header("a gap", PLACES, "{" + x + "," + tensor("y", "U8", "[1]", "[3,4]") + "}");
    header("a gap at the start", PLACES, "{" + tensor("x", "U8", "[2]", "[2,4]") + "}");
    header("a place behind the end", "cut short", "{" + tensor("x", "F32", "[2]", "[0,8]") + "}");
    header(
        "two gigabytes that are not there",
        "cut short",
        "{" + tensor("x", "U8", "[2000000000]", "[0,2000000000]") + "}");
    header("hidden bytes", "goes on after", "{" + x + "}");
  }

  private void types() {
    for (String type :
        new String[] {"Q4", "F4", "F8_E4M3", "F8_E5M2", "C64", "f32", "FLOAT32", ""}) {
      header(
          "the type '" + type + "'",
          "a type Lucerna does not read",
          "{" + tensor("x", type, "[1]", "[0,4]") + "}");
    }
    String x = tensor("x", "F32", "[1]", "[0,4]");
    header("a type that is a number", "wrong type", "{" + x.replace("\"F32\"", "7") + "}");
    header("a type that does not fit", "does not fit", "{" + x.replace("F32", "F64") + "}");
  }

  private void values() {
    value("NaN", "F32", "0000c07f");
    value("infinity", "F32", "0000807f");
    value("NaN of 64 bits", "F64", "000000000000f8ff");
    value("a value beyond 32 bits", "F64", "9c7500883ce4377e");
    value("infinity of 16 bits", "F16", "007c");
    value("NaN of 16 bits", "F16", "01fe");
    value("a brain float's NaN", "BF16", "c07f");
  }

  private void value(String name, String type, String hex) {
    byte[] data = HexFormat.of().parseHex(hex);
    String header = "{" + tensor("fc.bias", type, "[1]", "[0," + data.length + "]") + "}";
    put(name, "in tensor 'fc.bias'", file(header, data));
  }

  private void cuts() {
    byte[] whole = sound();
    for (int length = 1; length < whole.length; length += 5) {
      put("cut after " + length + " bytes", "", Arrays.copyOf(whole, length));
    }
  }

  /** With four bytes of data. */
  private void header(String name, String reason, String header) {
    put(name, reason, file(header, new byte[4]));
  }

  private void put(String name, String reason, byte[] file) {
    if (all.put(name, new Hostile(file, reason)) != null) {
      throw new IllegalStateException("two files are called " + name);
    }
  }
}
