/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * Derivatives by formula against autograd's, of a twin with a layer that changes nothing (slope 1
 * below zero) but hides the structure.
 */
class HeadGradientTest {

  private static final PytorchBackend BACKEND = TestBackend.create();
  private static final LayerId LAYER = new LayerId("layer");

  private static NetworkBuilder body() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, 9))
        .add("stem", new Op.Conv(24, Window.square(3, 1, 1), 1, true))
        .add("layer", new Op.Relu())
        .features()
        .extractor();
  }

  private static NetworkBuilder hide(boolean hidden, NetworkBuilder builder) {
    return hidden ? builder.add("same", new Op.LeakyRelu(1)) : builder;
  }

  private static Network pooled(boolean hidden) {
    NetworkBuilder builder =
        body()
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(30, true));
    return hide(hidden, builder).build("pooled");
  }

  private static Network maximum(boolean hidden, Window window, boolean ceil) {
    return hide(hidden, body())
        .add("max", new Op.MaxPool(window, ceil))
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(30, true))
        .build("maximum");
  }

  private static Network mapped(boolean hidden, boolean rectified) {
    NetworkBuilder builder =
        hide(hidden, body().add("fc", new Op.Conv(30, Window.square(1, 1, 0), 1, true)));
    builder = rectified ? builder.add("relu", new Op.Relu()) : builder;
    return builder
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .build("mapped");
  }

  @Test
  void aLinearLayerBehindAveragePooling() throws IOException {
    compare(pooled(false), pooled(true));
  }

  @Test
  void aMaxPoolBeforeThem() throws IOException {
    Window overlapping = Window.square(3, 2, 0);
    compare(maximum(false, overlapping, false), maximum(true, overlapping, false));
    Window padded = Window.square(3, 2, 1);
    compare(maximum(false, padded, true), maximum(true, padded, true));
  }

  @Test
  void classMapsBeforeAveragePooling() throws IOException {
    compare(mapped(false, false), mapped(true, false));
  }

  @Test
  void classMapsBehindAReluBeforeAveragePooling() throws IOException {
    compare(mapped(false, true), mapped(true, true));
  }

  private static void compare(Network plain, Network hidden) throws IOException {
    Tensor x = noise(2, 3, 9, 9);
    Tensor direction = noise(1, 24, 9, 9).slice(0);
    List<Target> targets =
        List.of(
            Target.predicted(),
            Target.difference(Target.ofClass(3), Target.ofClass(20)),
            new ProbabilityTarget(Target.ofClass(5), ProbabilityTarget.Scale.LOG));
    try (Model one = load(plain);
        Model other = load(hidden)) {
      for (List<Target> planned : List.of(targets, List.<Target>of())) {
        ProbePlan plan = new ProbePlan(x, Set.of(LAYER), List.of(planned, planned));
        try (Probe formula = one.probe(plan);
            Probe autograd = other.probe(plan)) {
          for (Target target : targets) {
            close(autograd.gradient(1, LAYER, target), formula.gradient(1, LAYER, target));
            close(
                autograd.curvature(1, LAYER, target, direction),
                formula.curvature(1, LAYER, target, direction));
          }
        }
      }
    }
  }

  private static void close(Tensor expected, Tensor actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    double largest = Math.max(expected.max(), -expected.min());
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), 2e-6 * largest, "value " + i);
    }
  }

  private static Model load(Network network) throws IOException {
    return BACKEND.load(network, ProceduralWeights.of(network), BACKEND.devices().get(0));
  }

  private static Tensor noise(int... shape) {
    Random random = new Random(7);
    float[] values = new float[shape[0] * shape[1] * shape[2] * shape[3]];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, shape);
  }
}
