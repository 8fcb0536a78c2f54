/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.analysis.units.patches.Fixtures.graph;
import static org.lucerna.analysis.units.patches.Fixtures.layer;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.Weights;

class BacktraceTest {

  private static Backtrace.Way trace(Model model, Tensor picture, Integer unit, LayerId to)
      throws IOException {
    Set<LayerId> layers = new HashSet<>();
    model.network().nodes().stream().map(Node::id).forEach(layers::add);
    Tensor inputs = Tensor.stack(List.of(picture));
    try (Weights weights = model.weights();
        Probe probe = model.probe(new ProbePlan(inputs, layers, List.of(List.of())))) {
      int from = unit == null ? Target.predicted().classIndex(probe.logits(0)) : unit;
      return new Backtrace(model.network(), to)
          .of(
              from,
              new WeightRows(weights),
              id -> id.equals(Network.INPUT) ? probe.input(0) : probe.activation(0, id));
    }
  }

  private static List<String> ways(Backtrace.Way way) {
    return way.steps().stream()
        .map(
            s ->
                "%s %d,%d,%d"
                    .formatted(s.layer(), s.place().channel(), s.place().y(), s.place().x()))
        .toList();
  }

  private static Tensor of(int[] shape, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.wrap(floats, shape);
  }

  /**
   * Worked by hand. Red is {@code [[1, 5], [3, 2]]}, the rest 0. Channels are red and minus red;
   * ReLU leaves the first; the pool passes on 5, from row 0, column 1; the output is 2 times 5.
   */
  @Test
  void theWayLeadsThroughTheSwitch() throws IOException {
    Network network =
        graph(2)
            .add("conv", new Op.Conv(2, Window.square(1, 1, 0), 1, false))
            .add("relu", new Op.Relu())
            .add("pool", new Op.MaxPool(Window.square(2, 2, 0), false))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, true))
            .build("switch");
    Weights weights =
        Fixtures.weights(
            "conv.weight", of(new int[] {2, 3, 1, 1}, 1, 0, 0, -1, 0, 0),
            "fc.weight", of(new int[] {1, 2}, 2, 7),
            "fc.bias", of(new int[] {1}, 1));
    try (Model model = Fixtures.model(network, weights)) {
      Tensor picture = of(new int[] {3, 2, 2}, 1, 5, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0);
      Backtrace.Way way = trace(model, picture, 0, Network.INPUT);
      assertEquals(
          List.of(
              "fc 0,0,0", "flat 0,0,0", "pool 0,0,0", "relu 0,0,1", "conv 0,0,1", "input 0,0,1"),
          ways(way));
      assertEquals(11, way.steps().get(0).value(), 1e-6);
      assertEquals(10, way.steps().get(1).contribution(), 1e-6);
      assertEquals(1, way.steps().get(5).pathShare(), 1e-9);
      assertEquals(Optional.of(new Box(1, 0, 1, 1)), way.end().region());
      assertTrue(way.complete());
    }
  }

  /**
   * Worked by hand. At the one pixel red is 4, green 3: the left branch is red, the right one twice
   * green, so that the sum 10 has its larger part, 6 of 10, from the right.
   */
  @Test
  void theWayTakesTheLargerSummandAndTheBranchOfAConcatenation() throws IOException {
    Window one = Window.square(1, 1, 0);
    Network network =
        graph(1)
            .add("left", new Op.Conv(1, one, 1, false), "input")
            .add("right", new Op.Conv(1, one, 1, false), "input")
            .add("add", new Op.Add(), "left", "right")
            .add("join", new Op.Concat(), "left", "add", "right")
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(1, false))
            .build("sum");
    Weights weights =
        Fixtures.weights(
            "left.weight", of(new int[] {1, 3, 1, 1}, 1, 0, 0),
            "right.weight", of(new int[] {1, 3, 1, 1}, 0, 2, 0),
            "fc.weight", of(new int[] {1, 3}, 1, 1, -1));
    try (Model model = Fixtures.model(network, weights)) {
      Backtrace.Way way = trace(model, of(new int[] {3, 1, 1}, 4, 3, 9), 0, Network.INPUT);
      assertEquals(
          List.of(
              "fc 0,0,0", "flat 1,0,0", "join 1,0,0", "add 0,0,0", "right 0,0,0", "input 1,0,0"),
          ways(way));
      assertEquals(10.0 / 14, way.steps().get(1).share(), 1e-6);
      assertEquals(0.6, way.steps().get(4).share(), 1e-6);
      assertEquals(10.0 / 14 * 0.6, way.steps().get(5).pathShare(), 1e-6);
    }
  }

  /**
   * Worked by hand. The norm's factor is negative, so the output is high because the convolution
   * {@code red - 3 green = 2 - 12 = -10} is low: green is the reason.
   */
  @Test
  void aNegativeFactorTurnsTheQuestion() throws IOException {
    Network network =
        graph(1)
            .add("conv", new Op.Conv(1, Window.square(1, 1, 0), 1, false))
            .add("norm", new Op.BatchNorm(0, 0.1))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .build("turn");
    Weights weights =
        Fixtures.weights(
            "conv.weight", of(new int[] {1, 3, 1, 1}, 1, -3, 0),
            "norm.weight", of(new int[] {1}, -2),
            "norm.bias", of(new int[] {1}, 0),
            "norm.running_mean", of(new int[] {1}, 0),
            "norm.running_var", of(new int[] {1}, 1));
    try (Model model = Fixtures.model(network, weights)) {
      Backtrace.Way way = trace(model, of(new int[] {3, 1, 1}, 2, 4, 0), 0, Network.INPUT);
      assertEquals("input 1,0,0", ways(way).get(3));
      assertEquals(-1, way.steps().get(2).direction());
      assertEquals(1, way.steps().get(3).direction());
      assertEquals(-12, way.steps().get(3).contribution(), 1e-6);
    }
  }

  @Test
  void aUnitThatFiresByItsBiasEndsTheWay() throws IOException {
    Network network =
        graph(1)
            .add("conv", new Op.Conv(1, Window.square(1, 1, 0), 1, true))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .build("bias");
    Weights weights =
        Fixtures.weights(
            "conv.weight", of(new int[] {1, 3, 1, 1}, -1, -1, -1),
            "conv.bias", of(new int[] {1}, 100));
    try (Model model = Fixtures.model(network, weights)) {
      Backtrace.Way way = trace(model, of(new int[] {3, 1, 1}, 1, 1, 1), 0, Network.INPUT);
      assertFalse(way.complete());
      assertEquals(layer("conv"), way.end().layer());
    }
  }

  /** Each unit's field lies in the one before; values are the network's own. */
  @ParameterizedTest
  @CsvSource({
    "alexnet",
    "vgg19",
    "squeezenet1_0",
    "resnet18",
    "googlenet",
    "densenet121",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "efficientnet_b0",
    "convnext_tiny",
    "resnet20-cifar",
    "caltech-cnn2",
    "small-gap"
  })
  void theFieldsOnTheWayLieInOneAnother(String id) throws IOException {
    try (Model model = Fixtures.procedural(id)) {
      assertNested(model);
    }
  }

  private static void assertNested(Model model) throws IOException {
    Network network = model.network();
    int size = network.input().shape().height();
    RgbImage crop = Fixtures.picture(5, size);
    Tensor picture = Preprocessor.normalised(crop, network.input().preprocessing());
    Backtrace.Way way = trace(model, picture, null, Network.INPUT);
    Box outer = new Box(0, 0, size, size);
    for (TraceStep step : way.steps()) {
      Box inner = step.region().orElse(outer);
      assertTrue(
          inner.x() >= outer.x()
              && inner.y() >= outer.y()
              && inner.x() + inner.width() <= outer.x() + outer.width()
              && inner.y() + inner.height() <= outer.y() + outer.height(),
          step + " in " + outer);
      assertTrue(step.share() > 0 && step.share() <= 1 + 1e-9);
      outer = inner;
    }
    assertTrue(way.steps().size() > 3);
    if (way.complete()) {
      assertEquals(Network.INPUT, way.steps().get(way.steps().size() - 1).layer());
      assertEquals(1, way.steps().get(way.steps().size() - 1).area());
    }
  }

  @Test
  void theWayEndsWhereItIsAskedTo() throws IOException {
    try (Model model = Fixtures.procedural("caltech-cnn2")) {
      int size = model.network().input().shape().height();
      Tensor picture =
          Preprocessor.normalised(
              Fixtures.picture(5, size), model.network().input().preprocessing());
      LayerId last = model.network().features();
      assertEquals(last, trace(model, picture, null, last).end().layer());
    }
  }
}
