/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Files made to read elsewhere, to use up time and memory, or simply wrong. */
final class HostileOnnx {

  private static final int SIZE = 8;

  /**
   * @param reason what the refusal must say
   */
  record Hostile(Proto model, String reason) {}

  private final Map<String, Hostile> all = new LinkedHashMap<>();

  static Map<String, Hostile> all() {
    HostileOnnx hostile = new HostileOnnx();
    hostile.structure();
    hostile.tensors();
    hostile.external();
    hostile.graphs();
    hostile.pictures();
    hostile.operations();
    hostile.values();
    hostile.bombs();
    return hostile.all;
  }

  private void put(String name, String reason, Proto model) {
    all.put(name, new Hostile(model, reason));
  }

  private void put(String name, String reason, OnnxFile file) {
    put(name, reason, file.model());
  }

  /** A sound classifier of pictures, on which the others build. */
  static OnnxFile sound() {
    return convolution(tensor(new long[] {4, 3, 3, 3}, 108));
  }

  private static OnnxFile convolution(Proto weight, Attr... attributes) {
    return start()
        .tensor(weight)
        .node("Conv", "x", List.of("input", "w"), attributes)
        .node("GlobalAveragePool", "p", List.of("x"))
        .node("Flatten", "y", List.of("p"))
        .output("y", 0, 4);
  }

  private static OnnxFile start() {
    return new OnnxFile(13).input("input", 0, 3, SIZE, SIZE);
  }

  private static OnnxFile end(OnnxFile file, String name) {
    return file.node("GlobalAveragePool", "p", List.of(name))
        .node("Flatten", "y", List.of("p"))
        .output("y", 0, 3);
  }

  private static Proto tensor(long[] dims, int count) {
    return new Proto().numbers(1, dims).number(2, 1).text(8, "w").floats(9, new float[count]);
  }

  private void structure() {
    put("length beyond the file", "damaged", new Proto().number(1, 8).raw(Proto.head(7, 1L << 30)));
    put("negative length", "damaged", new Proto().number(1, 8).raw(Proto.head(7, -5)));
    put(
        "endless number",
        "damaged",
        new Proto().raw(new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}));
    put("groups instead of messages", "no ONNX file", new Proto().raw(new byte[] {0x3b, 0x3b}));
    put("graph as a number", "wrong type", new Proto().number(1, 8).number(7, 3));
    put("no graph", "no graph", new Proto().number(1, 8).text(2, "nobody"));
    put("two graphs", "two graphs", sound().model().message(7, new Proto()));
    put("no opset", "version 0", new Proto().number(1, 8).message(7, new Proto()));
    put("opset to come", "opset", new OnnxFile(99).input("input", 0, 3, 8, 8).output("input"));
    byte[] deep = {};
    for (int i = 0; i < 4000; i++) {
      Proto branch = new Proto().text(1, "then_branch").bytes(6, deep);
      deep = new Proto().message(1, new Proto().text(4, "If").message(5, branch)).bytes();
    }
    Proto branch = new Proto().text(1, "then_branch").bytes(6, deep);
    put(
        "thousands of nested graphs",
        "If",
        end(
            start()
                .node(new Proto().text(1, "input").text(2, "x").text(4, "If").message(5, branch)),
            "x"));
    put("a name of megabytes", "long", sound().node(new Proto().text(3, "n".repeat(1 << 22))));
  }

  private void tensors() {
    put("negative size", "impossible sizes", convolution(tensor(new long[] {-4, 3, 3, 3}, 108)));
    put("huge size", "too large", convolution(tensor(new long[] {1L << 40, 3, 3, 3}, 108)));
    put(
        "sizes that overflow",
        "too large",
        convolution(tensor(new long[] {1 << 16, 1 << 16, 1 << 16, 1 << 16}, 0)));
    put("too few values", "does not fit", convolution(tensor(new long[] {4, 3, 3, 3}, 107)));
    put("too many values", "does not fit", convolution(tensor(new long[] {4, 3, 3, 3}, 109)));
    put("a thousand axes", "impossible sizes", convolution(tensor(new long[1000], 0)));
    put("no such type", "data type 99", convolution(new Proto().number(2, 99).text(8, "w")));
    put("texts", "data type 8", convolution(new Proto().number(2, 8).text(8, "w").text(6, "a")));
    put(
        "values twice",
        "twice",
        convolution(tensor(new long[] {4, 3, 3, 3}, 108).floats(4, new float[108])));
    put(
        "floats called integers",
        "another type",
        convolution(
            new Proto()
                .numbers(1, 4, 3, 3, 3)
                .number(2, 7)
                .text(8, "w")
                .floats(4, new float[108])));
    put(
        "two of a name",
        "two tensors",
        convolution(tensor(new long[] {4, 3, 3, 3}, 108)).tensor(tensor(new long[] {1}, 1)));
    put(
        "sparse",
        "sparse",
        new Proto().number(1, 8).message(7, new Proto().message(15, new Proto())));
  }

  private static Proto outside(String location, long offset, long length) {
    return outside("w", location, offset, length);
  }

  private static Proto outside(String name, String location, long offset, long length) {
    return new Proto()
        .numbers(1, 4, 3, 3, 3)
        .number(2, 1)
        .text(8, name)
        .number(14, 1)
        .message(13, entry("location", location))
        .message(13, entry("offset", Long.toString(offset)))
        .message(13, entry("length", Long.toString(length)));
  }

  private static Proto entry(String key, String value) {
    return new Proto().text(1, key).text(2, value);
  }

  /** Beside them lies {@code data.bin} of 1000 bytes, and {@code link} that leads outside. */
  private void external() {
    for (String path :
        List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "sub/../../data.bin",
            "",
            "..\\data.bin",
            "C:data.bin",
            "link/passwd")) {
      put(
          "external at '" + path + "'",
          "outside its own folder",
          convolution(outside(path, 0, 432)));
    }
    put("external and missing", "not beside it", convolution(outside("other.bin", 0, 432)));
    put("external beyond the end", "lies at bytes", convolution(outside("data.bin", 900, 432)));
    put("external of another size", "does not fit", convolution(outside("data.bin", 0, 428)));
    put("external at a negative place", "offset", convolution(outside("data.bin", -1, 432)));
    put(
        "external and overlapping",
        "overlaps",
        convolution(outside("data.bin", 0, 432)).tensor(outside("v", "data.bin", 400, 432)));
  }

  private void graphs() {
    put(
        "circle",
        "circle",
        end(start().node("Add", "a", List.of("input", "b")).node("Relu", "b", List.of("a")), "b"));
    put("reads itself", "circle", end(start().node("Add", "a", List.of("input", "a")), "a"));
    put(
        "absent tensor",
        "nothing in it makes",
        convolution(new Proto().number(2, 1).text(8, "other").floats(9, 1)));
    put(
        "two makers",
        "two of its operations",
        end(start().node("Relu", "a", List.of("input")).node("Tanh", "a", List.of("input")), "a"));
    put("no output", "no output", start().node("Relu", "a", List.of("input")));
    put("output that nothing makes", "nothing in it makes", start().output("a", 0, 3));
  }

  private void pictures() {
    put("two pictures", "2 inputs", sound().input("second", 0, 3, 8, 8));
    put("no picture", "0 inputs", new OnnxFile(13).output("a"));
    put(
        "endless picture",
        "shape",
        new OnnxFile(13)
            .input("input", 1, 3, 1L << 40, 1L << 40)
            .node("Flatten", "y", List.of("input"))
            .output("y", 0, 3));
    put(
        "picture of a billion pixels",
        "squares of up to",
        new OnnxFile(13)
            .input("input", 1, 3, 40000, 40000)
            .node("Flatten", "y", List.of("input"))
            .output("y"));
    put(
        "one channel",
        "red, green and blue",
        new OnnxFile(13)
            .input("input", 1, 1, 28, 28)
            .node("Flatten", "y", List.of("input"))
            .output("y", 0, 784));
    put(
        "maps instead of scores",
        "one score a class",
        start().node("Relu", "y", List.of("input")).output("y"));
  }

  private void operations() {
    Proto weight = tensor(new long[] {4, 3, 3, 3}, 108);
    put("stride 0", "stride 0", convolution(weight, Attr.integers("strides", 0, 1)));
    put("negative padding", "pads", convolution(weight, Attr.integers("pads", -1, 0, 0, 0)));
    put("huge padding", "pads", convolution(weight, Attr.integers("pads", 1L << 40, 0, 0, 0)));
    put(
        "padding for gigabytes",
        "would give",
        convolution(weight, Attr.integers("pads", 60000, 60000, 60000, 60000)));
    put("huge dilation", "does not fit", convolution(weight, Attr.integers("dilations", 60000, 1)));
    put("no groups", "groups", convolution(weight, Attr.integer("group", 0)));
    put(
        "groups that overflow",
        "groups",
        convolution(weight, Attr.integer("group", Long.MAX_VALUE)));
    put("another kernel", "kernel_shape", convolution(weight, Attr.integers("kernel_shape", 5, 5)));
    put(
        "weights for another input",
        "do not fit",
        convolution(tensor(new long[] {4, 5, 3, 3}, 180)));
  }

  private void values() {
    put(
        "bounds the wrong way round",
        "bounds",
        end(
            start()
                .constant("a", OnnxFile.scalar(1))
                .constant("b", OnnxFile.scalar(0))
                .node("Clip", "x", List.of("input", "a", "b")),
            "x"));
    put(
        "reshape to other counts",
        "reshapes",
        start().integers("s", 1, 7).node("Reshape", "y", List.of("input", "s")).output("y"));
    put(
        "division by zero",
        "divides by zero",
        end(
            start().constant("z", OnnxFile.scalar(0)).node("Div", "x", List.of("input", "z")),
            "x"));
    put(
        "unknown operations, all at once",
        "Pad in mode 'reflect' (at 'd'); Einsum (2 times, first at 'a'); com.evil::Run (at 'c').",
        end(
            start()
                .node("Einsum", "a", List.of("input"))
                .node("Einsum", "b", List.of("a"))
                .node(
                    new Proto()
                        .text(1, "b")
                        .text(2, "c")
                        .text(3, "c")
                        .text(4, "Run")
                        .text(7, "com.evil"))
                .integers("pads", 0, 0, 1, 1, 0, 0, 1, 1)
                .node("Pad", "d", List.of("input", "pads"), Attr.text("mode", "reflect"))
                .node("Add", "x", List.of("c", "d")),
            "x"));
  }

  private void bombs() {
    OnnxFile doubling = start().integers("c0", 1, 2);
    for (int i = 0; i < 60; i++) {
      doubling.node("Concat", "c" + (i + 1), List.of("c" + i, "c" + i), Attr.integer("axis", 0));
    }
    put("constants that double", "Concat", start(doubling, "c60"));
    put(
        "a constant of any size",
        "ConstantOfShape",
        start(
            start().integers("s", 1 << 20, 1 << 20).node("ConstantOfShape", "big", List.of("s")),
            "big"));
    put("six thousand layers", "5000 layers", chain(6_000));
    put("twenty thousand layers", "far larger", chain(20_000));
    OnnxFile many = start();
    for (int i = 0; i < 60_000; i++) {
      many.node(new Proto());
    }
    put("operations without end", "far larger", end(many, "input"));
    Proto graph = new Proto();
    for (int i = 0; i < 60_000; i++) {
      graph.message(5, new Proto().number(2, 1).text(8, "t" + i).floats(9, 1));
    }
    put("tensors without end", "far larger", new Proto().number(1, 8).message(7, graph));
    put(
        "numbers without end",
        "far larger",
        end(
            start().node("Relu", "x", List.of("input"), Attr.integers("a", new long[2 << 20])),
            "x"));
  }

  private static OnnxFile chain(int length) {
    OnnxFile chain = start();
    String last = "input";
    for (int i = 0; i < length; i++) {
      chain.node("Relu", "r" + i, List.of(last));
      last = "r" + i;
    }
    return end(chain, last);
  }

  private static OnnxFile start(OnnxFile file, String constant) {
    return end(file.node("Mul", "x", List.of("input", constant)), "x");
  }
}
