/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.InputRegions;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shapes;

/**
 * Receptive fields against what torch's gradients say, at every layer of every network: the
 * rectangle around the pixels with a gradient is the region, to the pixel.
 */
class InputRegionsTest {

  @ParameterizedTest
  @CsvSource({
    "caltech-cnn3, 0",
    "small-gap, 64",
    "resnet20-cifar, 32",
    "mobilenet_v2, 64",
    "convnext_tiny, 64",
    "densenet121, 64",
    "googlenet, 80",
    "resnet18, 97",
    "squeezenet1_0, 127",
    "alexnet, 127",
    "vgg19, 112",
    "mobilenet_v3_large, 64",
    "efficientnet_b0, 64",
  })
  void regionsAreTheGradientsSupport(String id, int size) throws IOException {
    Network full = Fixtures.network(id);
    int pixels = size == 0 ? full.input().shape().height() : size;
    Network network = ThinNetworks.of(full, pixels);
    InputRegions regions = new InputRegions(network);
    Map<LayerId, ReceptiveField> fields = ReceptiveFields.of(network);
    float[] ones = new float[3 * pixels * pixels];
    Arrays.fill(ones, 1);
    Tensor input = Tensor.wrap(ones, 1, 3, pixels, pixels);
    try (Model model = Fixtures.model(network, ThinNetworks.positive(network));
        Probe probe = model.probe(new ProbePlan(input, Set.of(), List.of(List.of())))) {
      int turn = 0;
      for (Node node : network.nodes()) {
        LayerScan scan =
            LayerScan.of(Shapes.of(network).get(node.id()), AxisOrder.of(network).get(node.id()));
        for (TraceStep.Place unit : units(scan, turn++)) {
          String where = id + " " + node.id() + " " + unit;
          Optional<Box> support = support(probe, node.id(), scan, unit);
          Optional<Box> region = regions.of(node.id(), unit.channel(), unit.y(), unit.x());
          assertEquals(support, region, where);
          region.ifPresent(box -> assertWithin(fields.get(node.id()), unit, box, where));
        }
      }
    }
  }

  /** In turns a corner, the one across with another channel, and the middle. */
  private static List<TraceStep.Place> units(LayerScan scan, int turn) {
    List<TraceStep.Place> units =
        List.of(
            new TraceStep.Place(0, 0, scan.width() - 1),
            new TraceStep.Place(scan.channels() / 2, scan.height() / 2, scan.width() / 2),
            new TraceStep.Place(scan.channels() - 1, scan.height() - 1, 0));
    return List.of(units.get(turn % units.size()));
  }

  private static Optional<Box> support(
      Probe probe, LayerId layer, LayerScan scan, TraceStep.Place unit) {
    float[] one = new float[scan.channels() * scan.height() * scan.width()];
    one[scan.index(unit.channel(), unit.y(), unit.x())] = 1;
    Tensor start = Tensor.wrap(one, probe.activation(0, layer).shape());
    BackwardPass pass =
        new BackwardPass(layer, start, Set.of(Network.INPUT), new BackwardRule.Gradient());
    return around(probe.propagate(0, pass).get(Network.INPUT));
  }

  private static Optional<Box> around(Tensor gradient) {
    int x0 = Integer.MAX_VALUE;
    int y0 = Integer.MAX_VALUE;
    int x1 = -1;
    int y1 = -1;
    int width = gradient.size(2);
    for (int i = 0; i < gradient.length(); i++) {
      assertTrue(gradient.at(i) >= 0, "gradients are not negative");
      if (gradient.at(i) != 0) {
        int x = i % width;
        int y = i / width % gradient.size(1);
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x);
        y0 = Math.min(y0, y);
        y1 = Math.max(y1, y);
      }
    }
    return x1 < 0 ? Optional.empty() : Optional.of(new Box(x0, y0, x1 - x0 + 1, y1 - y0 + 1));
  }

  private static void assertWithin(
      ReceptiveField field, TraceStep.Place unit, Box region, String where) {
    assertWithin(field.y(), unit.y(), region.y(), region.y() + region.height(), where);
    assertWithin(field.x(), unit.x(), region.x(), region.x() + region.width(), where);
  }

  private static void assertWithin(
      ReceptiveField.Axis axis, int cell, int from, int to, String where) {
    int start = axis.start() + cell * axis.stride();
    assertTrue(start <= from && to <= start + axis.size(), where + " lies in " + axis);
  }
}
