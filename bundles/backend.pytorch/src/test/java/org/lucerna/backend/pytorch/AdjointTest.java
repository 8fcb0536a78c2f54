/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
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
 * Ways back by turned convolutions against autograd's, of a twin with a layer that changes nothing
 * (slope 1 below zero) but has to be recorded.
 */
class AdjointTest {

  private static final LayerId LAYER = new LayerId("layer");
  private static final LayerId TOP = new LayerId("top");

  private static final Target UNPLANNED =
      Target.difference(
          Target.ofClass(2), new ProbabilityTarget(Target.ofClass(2), ProbabilityTarget.Scale.LOG));

  private static final List<Target> TARGETS =
      List.of(
          Target.predicted(),
          Target.difference(Target.ofClass(3), Target.ofClass(20)),
          new ProbabilityTarget(Target.ofClass(5), ProbabilityTarget.Scale.LOG));

  private static Op conv(int channels, int kernel, int padding) {
    return new Op.Conv(channels, Window.square(kernel, 1, padding), 1, true);
  }

  /** Branches that are joined, a skip that is added, windows with all, some and no padding. */
  private static Network network(boolean hidden, boolean pools) {
    NetworkBuilder builder =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, 13))
            .add("stem", conv(24, 3, 1))
            .add("layer", new Op.Relu());
    builder = hidden ? builder.add("same", new Op.LeakyRelu(1)) : builder;
    builder = pools ? builder.add("max", new Op.MaxPool(Window.square(3, 2, 0), false)) : builder;
    return builder
        .add("squeeze", conv(8, 1, 0))
        .add("squeezed", new Op.Relu())
        .add("narrow", conv(10, 1, 0), "squeezed")
        .add("narrowed", new Op.Relu())
        .add("wide", conv(14, 3, 1), "squeezed")
        .add("widened", new Op.Relu())
        .add("cat", new Op.Concat(), "narrowed", "widened")
        .add("again", conv(24, 3, 2))
        .add("other", conv(24, 3, 2), "cat")
        .add("sum", new Op.Add(), "again", "other")
        .add("drop", new Op.Dropout(0.5))
        .add("valid", conv(20, 3, 0))
        .add("top", new Op.Relu())
        .features()
        .extractor()
        .add("fc", conv(30, 1, 0))
        .add("relu", new Op.Relu())
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .build("adjoint");
  }

  private interface Comparison {
    void of(Probe shortcut, Probe autograd);
  }

  private static void compare(boolean pools, List<Target> planned, Comparison comparison)
      throws IOException {
    Tensor pictures = Networks.noise(7, 2, 3, 13, 13);
    ProbePlan plan = new ProbePlan(pictures, Set.of(LAYER, TOP), List.of(planned, planned));
    try (Model one = model(network(false, pools));
        Model other = model(network(true, pools));
        Probe shortcut = one.probe(plan);
        Probe autograd = other.probe(plan)) {
      comparison.of(shortcut, autograd);
    }
  }

  private static Model model(Network network) throws IOException {
    return Networks.model(network, ProceduralWeights.of(network));
  }

  @Test
  void gradientsOfAllPlannedTargetsTogetherAndOfOneByOne() throws IOException {
    for (boolean pools : new boolean[] {false, true}) {
      for (List<Target> planned : List.of(TARGETS, List.<Target>of())) {
        compare(
            pools,
            planned,
            (shortcut, autograd) -> {
              for (int i = 0; i < 2; i++) {
                for (Target target : TARGETS) {
                  Tensor expected = autograd.gradient(i, LAYER, target);
                  close(expected, shortcut.gradient(i, LAYER, target));
                }
              }
            });
      }
    }
  }

  @Test
  void channelMeansOfWhatIsNotPlannedAndWasAskedElsewhere() throws IOException {
    for (boolean pools : new boolean[] {false, true}) {
      compare(
          pools,
          List.of(TARGETS.get(0)),
          (shortcut, autograd) -> {
            for (LayerId layer : List.of(TOP, LAYER)) {
              for (Target target : List.of(TARGETS.get(1), TARGETS.get(2), UNPLANNED)) {
                float[] expected = autograd.gradient(1, layer, target).channelMeans();
                close(wrap(expected), wrap(shortcut.channelGradient(1, layer, target)));
              }
            }
          });
    }
  }

  @Test
  void channelMeansAfterAMove() throws IOException {
    compare(
        true,
        List.of(TARGETS.get(0)),
        (shortcut, autograd) -> {
          for (Tensor direction :
              List.of(shortcut.activation(1, LAYER), Networks.noise(3, 24, 13, 13))) {
            Probe.Move move = new Probe.Move(direction, -0.5);
            float[] expected = autograd.gradient(1, LAYER, UNPLANNED).channelMeans();
            float[] bent =
                autograd.curvature(1, LAYER, UNPLANNED, direction.times(1)).channelMeans();
            for (int k = 0; k < bent.length; k++) {
              expected[k] -= 0.5f * bent[k];
            }
            close(wrap(expected), wrap(shortcut.channelGradient(1, LAYER, UNPLANNED, move)));
          }
        });
  }

  @Test
  void itIsTheWayThatIsTaken() {
    Network plain = network(false, false);
    assertTrue(Adjoint.applies(Segment.tail(plain, LAYER, TOP).orElseThrow()));
    Network twin = network(true, false);
    assertTrue(!Adjoint.applies(Segment.tail(twin, LAYER, TOP).orElseThrow()));
  }

  private static Tensor wrap(float[] values) {
    return Tensor.wrap(values, values.length);
  }

  private static void close(Tensor expected, Tensor actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    double largest = Math.max(expected.max(), -expected.min());
    assertTrue(largest > 0);
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), 5e-6 * largest, "value " + i);
    }
  }
}
