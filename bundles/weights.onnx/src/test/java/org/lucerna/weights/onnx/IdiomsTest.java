/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Ways of exporters to say one thing, each against ONNX Runtime. */
class IdiomsTest extends IdiomFixture {

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
}
