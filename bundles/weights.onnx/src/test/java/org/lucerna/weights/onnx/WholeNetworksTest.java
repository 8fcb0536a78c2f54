/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** What concerns more than one operation: endings, inputs, names, branches. */
class WholeNetworksTest extends IdiomFixture {

  @Test
  void squeezeAndExcitationWithLinearLayers() throws IOException {
    OnnxFile file =
        start(13)
            .node("GlobalAveragePool", "p", List.of("x"))
            .node("Flatten", "f", List.of("p"))
            .floats("fc1.weight", values(32, 0.5), 4, 8)
            .node("Gemm", "g1", List.of("f", "fc1.weight"), Attr.integer("transB", 1))
            .node("Relu", "r1", List.of("g1"))
            .floats("fc2.weight", values(32, 0.5), 8, 4)
            .node("Gemm", "g2", List.of("r1", "fc2.weight"), Attr.integer("transB", 1))
            .node("Sigmoid", "s", List.of("g2"))
            .integers("gate", 0, 8, 1, 1)
            .node("Reshape", "gated", List.of("s", "gate"))
            .node("Shape", "sizes", List.of("x"))
            .node("Expand", "wide", List.of("gated", "sizes"))
            .node("Mul", "y", List.of("x", "wide"));
    Network network = finish(file, "y");
    assertEquals(new Op.Multiply(), op(network, "y"));
    assertTrue(op(network, "fc1") instanceof Op.Conv);
  }

  @Test
  void aShortcutOfEverySecondPixelAndChannelsOfZeros() throws IOException {
    OnnxFile file =
        start(13)
            .integers("starts", 0, 0)
            .integers("ends", Long.MAX_VALUE, Long.MAX_VALUE)
            .integers("axes", 2, 3)
            .integers("steps", 2, 2)
            .node("Slice", "part", List.of("x", "starts", "ends", "axes", "steps"))
            .integers("pads", 0, 2, 0, 0, 0, 6, 0, 0)
            .node("Pad", "wide", List.of("part", "pads"));
    conv(file, "y", "x", 8, 16, Attr.integers("strides", 2, 2), Attr.integers("pads", 1, 1, 1, 1));
    file.node("Add", "sum", List.of("y", "wide"))
        .node("GlobalAveragePool", "pool", List.of("sum"))
        .node("Flatten", "flat", List.of("pool"));
    Network network = classify(file, "flat", 16);
    assertEquals(new Op.PadChannels(2, 6), op(network, "wide"));
  }

  @Test
  void theLastSoftmaxIsLeftOutAndSaid() throws IOException {
    OnnxFile file =
        start(13)
            .node("GlobalAveragePool", "p", List.of("x"))
            .node("Flatten", "f", List.of("p"))
            .node("Softmax", "probabilities", List.of("f"), Attr.integer("axis", 1))
            .output("probabilities", 0, 8);
    Path path = file.write(folder.resolve("softmax.onnx"));
    try (NetworkFile read = new OnnxNetworkReader().open(path, OptionalInt.empty())) {
      assertEquals(new LayerId("f"), read.network().output());
      assertEquals(1, read.notes().size());
      assertTrue(read.notes().get(0).contains("Softmax"), read.notes().get(0));
    }
  }

  @Test
  void picturesWithChannelsLastAreTurned() throws IOException {
    OnnxFile file =
        new OnnxFile(13)
            .input("input", 0, SIZE, SIZE, 3)
            .node("Transpose", "turned", List.of("input"), Attr.integers("perm", 0, 3, 1, 2));
    conv(file, "y", "turned", 3, 8);
    file.node("Transpose", "back", List.of("y"), Attr.integers("perm", 0, 2, 3, 1))
        .node(
            "ReduceMean",
            "mean",
            List.of("back"),
            Attr.integers("axes", 1, 2),
            Attr.integer("keepdims", 0))
        .floats("fc.weight", values(40, 0.5), 5, 8)
        .node("Gemm", "scores", List.of("mean", "fc.weight"), Attr.integer("transB", 1))
        .output("scores", 0, 5);
    Path path = file.write(folder.resolve("last.onnx"));
    Network network = Oracle.assertAgrees(path, 2, SIZE, SIZE, 3);
    assertTrue(network.nodes().stream().noneMatch(n -> n.op() instanceof Op.Permute));
  }

  @Test
  void namesNeverCollide() throws IOException {
    OnnxFile file = new OnnxFile(13).input("input", 0, 3, SIZE, SIZE);
    conv(file, "x", "input", 3, 8);
    file.named("sa/me", "Relu", "a", List.of("x"))
        .named("sa:me", "Sigmoid", "b", List.of("a"))
        .named("input", "Tanh", "c", List.of("b"))
        .named("", "Relu", "17", List.of("c"))
        .named("a/b:0", "Relu", "d", List.of("17"));
    Network network = finish(file, "d");
    for (String name : List.of("x", "sa.me", "sa.me_1", "input_1", "relu17", "a.b.0")) {
      assertTrue(network.find(new LayerId(name)).isPresent(), name);
    }
  }

  @Test
  void torchsNewExporterSaysTheModuleInItsNotes() throws IOException {
    OnnxFile file = start(18);
    file.node(
        new Proto()
            .text(1, "x")
            .text(2, "relu_3")
            .text(3, "node_relu_3")
            .text(4, "Relu")
            .message(
                9,
                new Proto()
                    .text(1, "pkg.torch.onnx.name_scopes")
                    .text(2, "['', 'layer1', 'layer1.0', 'layer1.0.relu', 'relu_3']")));
    Network network = finish(file, "relu_3");
    assertEquals(new Op.Relu(), op(network, "layer1.0.relu"));
  }
}
