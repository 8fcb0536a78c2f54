/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Ways of exporters to say one thing, each against ONNX Runtime. */
class IdiomsTest {

  private static final int SIZE = 12;

  @TempDir Path folder;

  private final Random random = new Random(3);

  /** A convolution of the picture to eight channels called {@code x}, with an open batch. */
  private OnnxFile start(int opset) {
    OnnxFile file = new OnnxFile(opset).input("input", 0, 3, SIZE, SIZE);
    return conv(file, "x", "input", 3, 8, Attr.integers("pads", 1, 1, 1, 1));
  }

  private OnnxFile conv(
      OnnxFile file, String name, String input, int in, int out, Attr... attributes) {
    return file.floats(name + ".weight", values(out * in * 9, 0.3), out, in, 3, 3)
        .floats(name + ".bias", values(out, 0.5), out)
        .node("Conv", name, List.of(input, name + ".weight", name + ".bias"), attributes);
  }

  /** Pools, flattens and classifies {@code name} with eight channels. */
  private Network finish(OnnxFile file, String name) throws IOException {
    file.node("GlobalAveragePool", "pool", List.of(name))
        .node("Flatten", "flat", List.of("pool"), Attr.integer("axis", 1));
    return classify(file, "flat", 8);
  }

  private Network classify(OnnxFile file, String name, int in) throws IOException {
    file.floats("fc.weight", values(5 * in, 0.5), 5, in)
        .floats("fc.bias", values(5, 0.5), 5)
        .node("Gemm", "scores", List.of(name, "fc.weight", "fc.bias"), Attr.integer("transB", 1))
        .output("scores", 0, 5);
    return check(file);
  }

  private Network check(OnnxFile file) throws IOException {
    return Oracle.assertAgrees(file.write(folder.resolve("idiom.onnx")), 2, 3, SIZE, SIZE);
  }

  private float[] values(int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * size);
    }
    return values;
  }

  private static Op op(Network network, String layer) {
    return network.node(new LayerId(layer)).op();
  }

  @Test
  void aFlatteningThatTakesTheBatchFromTheShape() throws IOException {
    OnnxFile file =
        start(13)
            .node(
                "MaxPool",
                "small",
                List.of("x"),
                Attr.integers("kernel_shape", 6, 6),
                Attr.integers("strides", 6, 6))
            .node("Shape", "shape", List.of("small"))
            .constant("zero", OnnxFile.integerTensor("", new long[0], 0))
            .node("Gather", "n", List.of("shape", "zero"), Attr.integer("axis", 0))
            .constant("minus", OnnxFile.integerTensor("", new long[] {1}, -1))
            .integers("axes", 0)
            .node("Unsqueeze", "n1", List.of("n", "axes"))
            .node("Concat", "target", List.of("n1", "minus"), Attr.integer("axis", 0))
            .node("Reshape", "flat", List.of("small", "target"));
    Network network = classify(file, "flat", 32);
    assertEquals(new Op.Flatten(), op(network, "flat"));
    assertEquals(new LayerId("small"), network.extractor());
    assertEquals(new LayerId("x"), network.features());
  }

  @Test
  void aMeanOverThePlaneIsGlobalPooling() throws IOException {
    OnnxFile file =
        start(13)
            .node("Relu", "a", List.of("x"))
            .node(
                "ReduceMean",
                "mean",
                List.of("a"),
                Attr.integers("axes", -1, -2),
                Attr.integer("keepdims", 0));
    Network network = classify(file, "mean", 8);
    assertEquals(new Op.AdaptiveAvgPool(1, 1), op(network, "mean"));
    assertEquals(new LayerId("a"), network.camHead().orElseThrow().layer());
  }

  @Test
  void aMeanOverFlattenedPixelsIsGlobalPoolingToo() throws IOException {
    OnnxFile file =
        start(18)
            .integers("shape", 0, 8, -1)
            .node("Reshape", "rows", List.of("x", "shape"))
            .integers("axes", 2)
            .node("ReduceMean", "mean", List.of("rows", "axes"), Attr.integer("keepdims", 0));
    assertEquals(new Op.AdaptiveAvgPool(1, 1), op(classify(file, "mean", 8), "mean"));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 11, 13})
  void boundsOfClipMayBeAttributesOrInputs(int opset) throws IOException {
    OnnxFile file = start(opset);
    if (opset < 11) {
      file.node("Clip", "c", List.of("x"), Attr.real("min", 0), Attr.real("max", 6));
    } else {
      file.tensor(OnnxFile.floatTensor("low", new float[] {0}))
          .constant("high", OnnxFile.scalar(6))
          .node("Clip", "c", List.of("x", "low", "high"));
    }
    assertEquals(new Op.Clamp(0, 6), op(finish(file, "c"), "c"));
  }

  @Test
  void anUpperBoundAloneIsAClamp() throws IOException {
    OnnxFile file = start(13).constant("high", OnnxFile.scalar(0.5));
    file.node("Clip", "c", List.of("x", "", "high"));
    assertEquals(new Op.Clamp(Double.NEGATIVE_INFINITY, 0.5), op(finish(file, "c"), "c"));
  }

  @Test
  void matrixProductAndSumAreOneLinearLayer() throws IOException {
    OnnxFile file =
        start(13)
            .node("GlobalAveragePool", "pool", List.of("x"))
            .node("Squeeze", "flat", List.of("pool", "axes"))
            .integers("axes", 2, 3)
            .floats("w", values(40, 0.5), 8, 5)
            .floats("b", values(5, 0.5), 5)
            .node("MatMul", "product", List.of("flat", "w"))
            .node("Add", "scores", List.of("b", "product"))
            .output("scores", 0, 5);
    Network network = check(file);
    assertEquals(new Op.Linear(5, true), op(network, "product"));
  }

  @Test
  void gemmScalesAndTransposes() throws IOException {
    OnnxFile file =
        start(13)
            .node("GlobalMaxPool", "pool", List.of("x"))
            .node("Flatten", "flat", List.of("pool"))
            .floats("w", values(40, 0.5), 8, 5)
            .floats("b", values(1, 0.5), 1)
            .node(
                "Gemm",
                "scores",
                List.of("flat", "w", "b"),
                Attr.real("alpha", 0.5),
                Attr.real("beta", 3))
            .output("scores", 0, 5);
    assertEquals(new Op.Linear(5, true), op(check(file), "scores"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAME_UPPER", "SAME_LOWER", "VALID"})
  void paddingIsFoundByTheExportersRule(String auto) throws IOException {
    OnnxFile file = start(13);
    file.floats("w", values(8 * 8 * 2 * 4, 0.3), 8, 8, 2, 4)
        .node(
            "Conv",
            "y",
            List.of("x", "w"),
            Attr.text("auto_pad", auto),
            Attr.integers("strides", 2, 3))
        .node(
            "MaxPool",
            "m",
            List.of("y"),
            Attr.text("auto_pad", auto),
            Attr.integers("kernel_shape", 2, 2),
            Attr.integers("strides", 2, 1))
        .node(
            "AveragePool",
            "a",
            List.of("m"),
            Attr.text("auto_pad", auto),
            Attr.integers("kernel_shape", 2, 1));
    finish(file, "a");
  }

  @Test
  void groupsDilationAndUnevenPaddingAreKept() throws IOException {
    OnnxFile file = start(13);
    file.floats("w", values(8 * 2 * 9, 0.3), 8, 2, 3, 3)
        .node(
            "Conv",
            "y",
            List.of("x", "w"),
            Attr.integers("pads", 0, 1, 2, 3),
            Attr.integers("dilations", 2, 1),
            Attr.integer("group", 4));
    Op.Conv conv = (Op.Conv) op(finish(file, "y"), "y");
    assertEquals(4, conv.groups());
    assertEquals(2, conv.window().y().dilation());
  }

  @Test
  void zerosAroundAreTheNextWindowsPadding() throws IOException {
    OnnxFile file = start(13).node("Relu", "r", List.of("x")).integers("p", 0, 0, 1, 0, 0, 0, 2, 1);
    file.node("Pad", "padded", List.of("r", "p"));
    conv(file, "y", "padded", 8, 8, Attr.integers("pads", 1, 1, 0, 0));
    file.node("Relu", "s", List.of("y"))
        .node("Pad", "padded2", List.of("s", "p"))
        .node(
            "MaxPool",
            "m",
            List.of("padded2"),
            Attr.integers("kernel_shape", 3, 3),
            Attr.integers("strides", 2, 2));
    finish(file, "m");
  }

  @Test
  void constantsAreOneFactorAndOneSummandAChannel() throws IOException {
    OnnxFile file =
        new OnnxFile(13)
            .input("input", 0, 3, SIZE, SIZE)
            .floats("mean", new float[] {0.4f, 0.5f, 0.6f}, 3, 1, 1)
            .floats("std", new float[] {0.2f, 0.3f, 0.25f}, 1, 3, 1, 1)
            .node("Sub", "centred", List.of("input", "mean"))
            .node("Div", "scaled", List.of("centred", "std"));
    conv(file, "y", "scaled", 3, 8);
    file.constant("half", OnnxFile.scalar(0.5))
        .constant("one", OnnxFile.scalar(1))
        .node("Sub", "m", List.of("one", "y"))
        .node("Mul", "h", List.of("half", "m"))
        .node("Neg", "g", List.of("h"));
    Network network = finish(file, "g");
    assertEquals(2, network.nodes().stream().filter(n -> n.op() instanceof Op.Affine).count());
  }

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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void geluInWhateverOrderItIsMultiplied(int order) throws IOException {
    OnnxFile file =
        start(13)
            .constant("root", OnnxFile.scalar(order == 1 ? Math.sqrt(0.5) : Math.sqrt(2)))
            .constant("one", OnnxFile.scalar(1))
            .constant("half", OnnxFile.scalar(0.5))
            .node(order == 1 ? "Mul" : "Div", "i", List.of("x", "root"))
            .node("Erf", "e", List.of("i"))
            .node("Add", "s", List.of("one", "e"));
    switch (order) {
      case 0 -> file.node("Mul", "h", List.of("x", "half")).node("Mul", "y", List.of("h", "s"));
      case 1 -> file.node("Mul", "h", List.of("half", "s")).node("Mul", "y", List.of("x", "h"));
      default -> file.node("Mul", "h", List.of("s", "x")).node("Mul", "y", List.of("h", "half"));
    }
    assertEquals(new Op.Gelu(), op(finish(file, "y"), "y"));
  }

  @Test
  void otherSlopesAreNotTakenForThePatterns() throws IOException {
    OnnxFile file =
        start(13)
            .node("HardSigmoid", "h", List.of("x"))
            .node("Mul", "m", List.of("x", "h"))
            .constant("four", OnnxFile.scalar(4))
            .node("Div", "y", List.of("m", "four"))
            .node("LeakyRelu", "z", List.of("y"), Attr.real("alpha", 0.2));
    Network network = finish(file, "z");
    assertEquals(new Op.Clamp(0, 1), op(network, "h_1"));
    assertEquals(new Op.LeakyRelu(0.2f), op(network, "z"));
  }

  @Test
  void neighbouringChannelsAreNormalised() throws IOException {
    OnnxFile file =
        start(13)
            .node(
                "LRN",
                "y",
                List.of("x"),
                Attr.integer("size", 5),
                Attr.real("alpha", 0.1),
                Attr.real("beta", 0.75),
                Attr.real("bias", 2))
            .node("Tanh", "t", List.of("y"));
    assertTrue(op(finish(file, "t"), "y") instanceof Op.LocalResponseNorm);
  }

  @Test
  void batchNormBehindAVectorIsAffine() throws IOException {
    OnnxFile file =
        start(13)
            .node("GlobalAveragePool", "p", List.of("x"))
            .node("Flatten", "f", List.of("p"))
            .floats("n.w", values(8, 1), 8)
            .floats("n.b", values(8, 1), 8)
            .floats("n.m", values(8, 1), 8)
            .floats("n.v", new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 8)
            .node("BatchNormalization", "n", List.of("f", "n.w", "n.b", "n.m", "n.v"));
    assertEquals(new Op.Affine(), op(classify(file, "n", 8), "n"));
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
