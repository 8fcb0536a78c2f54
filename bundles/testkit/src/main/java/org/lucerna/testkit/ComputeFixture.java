/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Networks, weights and comparisons that the contracts of compute backends share. */
public abstract class ComputeFixture {

  static final double TOLERANCE = 1e-5;

  /** The backend under test; may be the same each time. */
  protected abstract ComputeBackend backend();

  /** Two branches that are summed, then joined with the stem: skips of both kinds. */
  static Network branchedNetwork() {
    Window same = Window.square(3, 1, 1);
    return graph(6)
        .add("stem", new Op.Conv(4, same, 1, true))
        .add("relu", new Op.Relu())
        .add("left", new Op.Conv(4, same, 2, false))
        .add("norm", new Op.BatchNorm(1e-5, 0.1))
        .add("right", new Op.Conv(4, Window.square(1, 1, 0), 1, true), "relu")
        .add("add", new Op.Add(), "norm", "right", "relu")
        .add("add.relu", new Op.Relu())
        .add("pool", new Op.MaxPool(Window.square(3, 2, 1), true))
        .add("side", new Op.AvgPool(Window.square(2, 2, 1), false, true), "stem")
        .add("join", new Op.Concat(), "pool", "side")
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(2, 1))
        .add("flat", new Op.Flatten())
        .add("drop", new Op.Dropout(0.5))
        .add("fc", new Op.Linear(3, true))
        .build("branched");
  }

  static NetworkBuilder graph(int size) {
    return new NetworkBuilder().input(Preprocessing.IMAGENET.sized(0, size));
  }

  static LayerId id(String path) {
    return new LayerId(path);
  }

  Model load(Network network, Weights weights) throws IOException {
    return backend().load(network, weights, backend().devices().get(0));
  }

  Model branched() throws IOException {
    Network net = branchedNetwork();
    return load(net, ProceduralWeights.of(net));
  }

  /** Reproducible values in [-1, 1). */
  static Tensor noise(long seed, int... shape) {
    Random random = new Random(seed);
    int length = 1;
    for (int n : shape) {
      length *= n;
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return Tensor.wrap(values, shape);
  }

  static Weights weights(Object... namesAndTensors) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      map.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    return new TensorMap("test", map);
  }

  /** Weight 1, 2, 3 and bias 4, 5, 6. */
  static Weights norm(String layer, float[] mean, float[] variance) {
    return weights(
        layer + ".weight", Tensor.of(new float[] {1, 2, 3}, 3),
        layer + ".bias", Tensor.of(new float[] {4, 5, 6}, 3),
        layer + ".running_mean", Tensor.of(mean, 3),
        layer + ".running_var", Tensor.of(variance, 3));
  }

  static void assertNear(Tensor expected, Tensor actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape());
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), tolerance, "value " + i);
    }
  }

  static void assertTensor(Tensor actual, int[] shape, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    assertNear(Tensor.wrap(floats, shape), actual, TOLERANCE);
  }
}
