/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

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
 * Gradients by formula against autograd's: of the same network, and of a twin with a layer that
 * changes nothing (slope 1 below zero) but hides the structure.
 */
class HeadGradientTest {

  private static final PytorchBackend BACKEND = TestBackend.create();
  private static final LayerId LAYER = new LayerId("layer");

  private static NetworkBuilder body(boolean hidden) {
    NetworkBuilder builder =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, 9))
            .add("stem", new Op.Conv(24, Window.square(3, 1, 1), 1, true))
            .add("layer", new Op.Relu())
            .features()
            .extractor();
    return hidden ? builder.add("same", new Op.LeakyRelu(1)) : builder;
  }

  private static Network pooled(boolean hidden) {
    return body(hidden)
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(30, true))
        .build("pooled");
  }

  private static Network mapped(boolean hidden, boolean rectified) {
    NetworkBuilder builder =
        body(hidden).add("fc", new Op.Conv(30, Window.square(1, 1, 0), 1, true));
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
  void classMapsBeforeAveragePooling() throws IOException {
    compare(mapped(false, false), mapped(true, false));
  }

  @Test
  void classMapsBehindAReluBeforeAveragePooling() throws IOException {
    compare(mapped(false, true), mapped(true, true));
  }

  private static void compare(Network plain, Network hidden) throws IOException {
    Tensor x = noise(2, 3, 9, 9);
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
            Tensor expected = autograd.gradient(1, LAYER, target);
            Tensor actual = formula.gradient(1, LAYER, target);
            double largest = Math.max(expected.max(), -expected.min());
            for (int i = 0; i < expected.length(); i++) {
              assertEquals(expected.at(i), actual.at(i), 1e-6 * largest, plain + " " + target);
            }
          }
        }
      }
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
