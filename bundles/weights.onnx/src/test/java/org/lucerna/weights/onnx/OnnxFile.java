/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes ONNX files; field numbers are those of ONNX's onnx.proto. */
final class OnnxFile {

  static final int FLOAT = 1;
  static final int INT64 = 7;

  private final Proto graph = new Proto().text(2, "main_graph");
  private final Set<String> steps = new HashSet<>();
  private final long opset;

  OnnxFile(long opset) {
    this.opset = opset;
  }

  /** An attribute of a node. */
  record Attr(Proto proto) {

    static Attr integer(String name, long value) {
      return new Attr(new Proto().text(1, name).number(3, value).number(20, 2));
    }

    static Attr integers(String name, long... values) {
      return new Attr(new Proto().text(1, name).numbers(8, values).number(20, 7));
    }

    static Attr real(String name, double value) {
      return new Attr(new Proto().text(1, name).real(2, (float) value).number(20, 1));
    }

    static Attr text(String name, String value) {
      return new Attr(new Proto().text(1, name).text(4, value).number(20, 3));
    }

    static Attr tensor(String name, Proto value) {
      return new Attr(new Proto().text(1, name).message(5, value).number(20, 4));
    }
  }

  /** Sizes of 0 are left open. */
  OnnxFile input(String name, long... sizes) {
    graph.message(11, value(name, sizes));
    return this;
  }

  OnnxFile output(String name, long... sizes) {
    graph.message(12, value(name, sizes));
    return this;
  }

  OnnxFile floats(String name, float[] values, long... dims) {
    graph.message(5, floatTensor(name, values, dims));
    return this;
  }

  OnnxFile integers(String name, long... values) {
    graph.message(5, integerTensor(name, new long[] {values.length}, values));
    return this;
  }

  OnnxFile tensor(Proto tensor) {
    graph.message(5, tensor);
    return this;
  }

  /** A node named after its output, which is {@code name}. */
  OnnxFile node(String op, String name, List<String> inputs, Attr... attributes) {
    return named(name, op, name, inputs, attributes);
  }

  OnnxFile named(
      String nodeName, String op, String output, List<String> inputs, Attr... attributes) {
    Proto node = new Proto();
    inputs.forEach(i -> node.text(1, i));
    node.text(2, output).text(3, nodeName).text(4, op);
    for (Attr attribute : attributes) {
      node.message(5, attribute.proto());
    }
    return node(node);
  }

  /** A node as torch names them; a second of its kind in one scope gets a number. */
  String step(String scope, String op, List<String> inputs, Attr... attributes) {
    String name = scope + "/" + op;
    for (int i = 1; !steps.add(name); i++) {
      name = scope + "/" + op + "_" + i;
    }
    named(name, op, name + "_output_0", inputs, attributes);
    return name + "_output_0";
  }

  OnnxFile node(Proto node) {
    graph.message(1, node);
    return this;
  }

  OnnxFile constant(String name, Proto tensor) {
    return node("Constant", name, List.of(), Attr.tensor("value", tensor));
  }

  static Proto floatTensor(String name, float[] values, long... dims) {
    return new Proto().numbers(1, dims).number(2, FLOAT).text(8, name).floats(9, values);
  }

  static Proto integerTensor(String name, long[] dims, long... values) {
    return new Proto().numbers(1, dims).number(2, INT64).numbers(7, values).text(8, name);
  }

  static Proto scalar(double value) {
    return floatTensor("", new float[] {(float) value});
  }

  Proto model() {
    return new Proto()
        .number(1, 8)
        .text(2, "lucerna-test")
        .message(7, graph)
        .message(8, new Proto().text(1, "").number(2, opset));
  }

  Path write(Path file) throws IOException {
    return write(model(), file);
  }

  static Path write(Proto model, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      model.write(out);
    }
    return file;
  }

  private static Proto value(String name, long... sizes) {
    Proto shape = new Proto();
    for (int i = 0; i < sizes.length; i++) {
      Proto dim = new Proto();
      shape.message(1, sizes[i] == 0 ? dim.text(2, "d" + i) : dim.number(1, sizes[i]));
    }
    Proto tensor = new Proto().number(1, FLOAT).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }
}
