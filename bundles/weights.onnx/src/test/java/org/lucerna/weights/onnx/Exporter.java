/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/**
 * Writes one of our networks as torch.onnx.export does: its names of nodes and values, its
 * sequences of operations for modules that ONNX lacks, in older opsets more of them.
 */
final class Exporter {

  private final Network network;
  private final Weights weights;
  private final Style style;
  private final OnnxFile file;
  private final Map<LayerId, Shape> shapes;
  private final Map<LayerId, String> values = new HashMap<>();
  private int folded;

  /**
   * @param batch 0 leaves it open
   * @param folds whether each BatchNorm goes into the convolution before it
   */
  record Style(int opset, int batch, boolean folds) {}

  private Exporter(Network network, Weights weights, Style style) {
    this.network = network;
    this.weights = weights;
    this.style = style;
    this.file = new OnnxFile(style.opset());
    this.shapes = Shapes.of(network);
  }

  static Path write(Network network, Weights weights, Style style, Path to) throws IOException {
    Exporter exporter = new Exporter(network, weights, style);
    int pixels = network.input().preprocessing().crop();
    exporter.file.input("input", style.batch(), 3, pixels, pixels);
    exporter.values.put(Network.INPUT, "input");
    for (Node node : network.nodes()) {
      exporter.values.put(node.id(), exporter.export(node));
    }
    String output = exporter.values.get(network.output());
    exporter.file.output(output, style.batch(), exporter.shapes.get(network.output()).elements());
    return exporter.file.write(to);
  }

  private String export(Node node) throws IOException {
    String x = values.get(node.inputs().get(0));
    Op op = node.op();
    if (op instanceof Op.Conv conv) {
      return convolution(node, conv, x);
    } else if (op instanceof Op.Linear linear) {
      return linear(node, linear, x);
    } else if (op instanceof Op.BatchNorm norm) {
      return normalised(node, norm, x);
    } else if (op instanceof Op.LayerNorm norm) {
      return new NormExport(file, style.opset())
          .write(scope(node), norm, x, tensor(node, "weight"), tensor(node, "bias"));
    } else if (op instanceof Op.LayerScale) {
      String name = network.id() + node.id().path();
      Tensor scale = weights.read(Parameters.layerScale(node.id()));
      file.floats(name, scale.toArray(), scale.length(), 1, 1);
      return one(node, "Mul", List.of(name, x));
    } else if (op instanceof Op.Add || op instanceof Op.Multiply) {
      List<String> inputs = node.inputs().stream().map(values::get).toList();
      return one(node, op instanceof Op.Add ? "Add" : "Mul", inputs);
    } else if (op instanceof Op.Concat) {
      List<String> inputs = node.inputs().stream().map(values::get).toList();
      return one(node, "Concat", inputs, Attr.integer("axis", 1));
    } else if (op instanceof Op.Dropout || op instanceof Op.StochasticDepth) {
      return x; // An export in evaluation mode leaves it out.
    }
    return new SimpleExport(file, style.opset(), shapes.get(node.inputs().get(0)))
        .write(scope(node), op, x);
  }

  private String convolution(Node node, Op.Conv conv, String x) throws IOException {
    Tensor weight = tensor(node, "weight");
    String name = node.id().path() + ".weight";
    String bias = node.id().path() + ".bias";
    Node next = follower(node);
    if (next != null) {
      FoldedNorm norm = FoldedNorm.of(next, weights);
      name = "onnx::Conv_" + ++folded;
      bias = "onnx::Conv_" + ++folded;
      file.floats(name, norm.weight(weight), sizes(weight));
      float[] own = conv.bias() ? tensor(node, "bias").toArray() : new float[conv.channels()];
      file.floats(bias, norm.bias(own), conv.channels());
    } else {
      file.floats(name, weight.toArray(), sizes(weight));
      if (conv.bias()) {
        file.floats(bias, tensor(node, "bias").toArray(), conv.channels());
      }
    }
    List<String> inputs = conv.bias() || next != null ? List.of(x, name, bias) : List.of(x, name);
    List<Attr> attributes = new ArrayList<>(window(conv.window()));
    attributes.add(Attr.integer("group", conv.groups()));
    return one(node, "Conv", inputs, attributes.toArray(Attr[]::new));
  }

  /** The BatchNorm that is folded into a convolution, or null. */
  private Node follower(Node node) {
    List<Node> readers = network.consumers().getOrDefault(node.id(), List.of());
    boolean folds =
        style.folds() && readers.size() == 1 && readers.get(0).op() instanceof Op.BatchNorm;
    return folds ? readers.get(0) : null;
  }

  private String normalised(Node node, Op.BatchNorm norm, String x) throws IOException {
    Node before = network.find(node.inputs().get(0)).orElseThrow();
    if (before.op() instanceof Op.Conv && follower(before) == node) {
      return x;
    }
    List<String> inputs = new ArrayList<>(List.of(x));
    for (String leaf : List.of("weight", "bias", "running_mean", "running_var")) {
      Tensor tensor = tensor(node, leaf);
      file.floats(node.id().path() + "." + leaf, tensor.toArray(), tensor.length());
      inputs.add(node.id().path() + "." + leaf);
    }
    return one(node, "BatchNormalization", inputs, Attr.real("epsilon", norm.epsilon()));
  }

  private String linear(Node node, Op.Linear linear, String x) throws IOException {
    Tensor weight = tensor(node, "weight");
    String path = node.id().path();
    file.floats(path + ".bias", tensor(node, "bias").toArray(), linear.features());
    if (shapes.get(node.inputs().get(0)).isSpatial()) {
      float[] transposed = new float[weight.length()];
      int in = weight.size(1);
      for (int i = 0; i < transposed.length; i++) {
        transposed[i % in * linear.features() + i / in] = weight.at(i);
      }
      file.floats("onnx::MatMul_" + path, transposed, in, linear.features());
      String product = one(node, "MatMul", List.of(x, "onnx::MatMul_" + path));
      return one(node, "Add", List.of(path + ".bias", product));
    }
    file.floats(path + ".weight", weight.toArray(), sizes(weight));
    return one(
        node,
        "Gemm",
        List.of(x, path + ".weight", path + ".bias"),
        Attr.real("alpha", 1),
        Attr.real("beta", 1),
        Attr.integer("transB", 1));
  }

  private String one(Node node, String op, List<String> inputs, Attr... attributes) {
    return file.step(scope(node), op, inputs, attributes);
  }

  private Tensor tensor(Node node, String leaf) throws IOException {
    return weights.read(node.id().path() + "." + leaf);
  }

  static long[] sizes(Tensor tensor) {
    return Arrays.stream(tensor.shape()).asLongStream().toArray();
  }

  static List<Attr> window(Window w) {
    return List.of(
        Attr.integers("kernel_shape", w.y().kernel(), w.x().kernel()),
        Attr.integers("strides", w.y().stride(), w.x().stride()),
        Attr.integers("dilations", w.y().dilation(), w.x().dilation()),
        pads(w.y(), w.x()));
  }

  private static Attr pads(Span y, Span x) {
    return Attr.integers("pads", y.padBefore(), x.padBefore(), y.padAfter(), x.padAfter());
  }

  /**
   * As torch names modules: {@code features.1.conv.0} is {@code /features/features.1/conv/conv.0}.
   * What torch.fx names after a call belongs to the container.
   */
  private static String scope(Node node) {
    StringBuilder scope = new StringBuilder();
    String last = "";
    boolean call =
        node.op() instanceof Op.Add
            || node.op() instanceof Op.Concat
            || node.op() instanceof Op.Multiply
            || node.op() instanceof Op.LayerScale
            || node.op() instanceof Op.Flatten && !node.id().path().matches(".*\\.\\d+")
            || node.id().path().matches(".*_\\d+");
    String path = node.id().path();
    int dot = path.lastIndexOf('.');
    String module = !call ? path : dot < 0 ? "" : path.substring(0, dot);
    for (String part : module.isEmpty() ? new String[0] : module.split("\\.")) {
      last = part.matches("\\d+") ? last + "." + part : part;
      scope.append('/').append(last);
    }
    return call && node.id().path().matches(".*relu_\\d+") ? scope + "/relu" : scope.toString();
  }
}
