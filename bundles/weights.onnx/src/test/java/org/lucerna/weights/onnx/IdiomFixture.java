/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Small classifiers around one idiom, checked against ONNX Runtime. */
abstract class IdiomFixture {

  static final int SIZE = 12;

  @TempDir Path folder;

  private final Random random = new Random(3);

  /** A convolution of the picture to eight channels called {@code x}, with an open batch. */
  OnnxFile start(int opset) {
    OnnxFile file = new OnnxFile(opset).input("input", 0, 3, SIZE, SIZE);
    return conv(file, "x", "input", 3, 8, Attr.integers("pads", 1, 1, 1, 1));
  }

  OnnxFile conv(OnnxFile file, String name, String input, int in, int out, Attr... attributes) {
    return file.floats(name + ".weight", values(out * in * 9, 0.3), out, in, 3, 3)
        .floats(name + ".bias", values(out, 0.5), out)
        .node("Conv", name, List.of(input, name + ".weight", name + ".bias"), attributes);
  }

  /** Pools, flattens and classifies {@code name} with eight channels. */
  Network finish(OnnxFile file, String name) throws IOException {
    file.node("GlobalAveragePool", "pool", List.of(name))
        .node("Flatten", "flat", List.of("pool"), Attr.integer("axis", 1));
    return classify(file, "flat", 8);
  }

  Network classify(OnnxFile file, String name, int in) throws IOException {
    file.floats("fc.weight", values(5 * in, 0.5), 5, in)
        .floats("fc.bias", values(5, 0.5), 5)
        .node("Gemm", "scores", List.of(name, "fc.weight", "fc.bias"), Attr.integer("transB", 1))
        .output("scores", 0, 5);
    return check(file);
  }

  Network check(OnnxFile file) throws IOException {
    return Oracle.assertAgrees(file.write(folder.resolve("idiom.onnx")), 2, 3, SIZE, SIZE);
  }

  float[] values(int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * size);
    }
    return values;
  }

  static Op op(Network network, String layer) {
    return network.node(new LayerId(layer)).op();
  }
}
