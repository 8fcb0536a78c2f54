/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptiveFieldsTest {

  private static ReceptiveField.Axis after(int size, Op... ops) {
    NetworkBuilder builder = start(size);
    for (int i = 0; i < ops.length; i++) {
      builder.add("l" + i, ops[i]);
    }
    Network net = builder.features().extractor().build("net");
    return ReceptiveFields.of(net).get(net.output()).x();
  }

  private static ReceptiveField.Axis axis(int size, int stride, int start) {
    return new ReceptiveField.Axis(size, stride, start);
  }

  @Test
  void convolutionsAndPoolsGrowTheField() {
    assertEquals(axis(3, 1, -1), after(16, conv(1, 3, 1, 1)));
    assertEquals(axis(5, 1, -2), after(16, conv(1, 3, 1, 1), conv(1, 3, 1, 1)));
    assertEquals(
        axis(7, 4, -1), after(16, conv(1, 3, 2, 1), new Op.MaxPool(Window.square(3, 2, 0), false)));
    assertEquals(axis(3, 1, -1), after(16, conv(1, 3, 1, 1), new Op.Relu(), new Op.Dropout(0.5)));
  }

  @Test
  void dilationWidensTheField() {
    Span span = new Span(3, 1, 2, 2, 2);
    assertEquals(axis(5, 1, -2), after(16, new Op.Conv(1, new Window(span, span), 1, true)));
  }

  @Test
  void unevenPaddingShiftsTheField() {
    ReceptiveField.Axis keras = after(224, new Op.Conv(8, Window.same(11, 4, 224), 1, true));
    assertEquals(axis(11, 4, -3), keras);
    assertEquals(2.5, keras.centre(0));
    assertEquals(222.5, keras.centre(55)); // its last pixel is 227, the fourth behind the picture
  }

  @Test
  void joinedPathsUniteTheirFields() {
    var fields = ReceptiveFields.of(Graphs.joined());
    assertEquals(axis(1, 1, 0), fields.get(id("features.0.left")).y());
    assertEquals(axis(3, 1, -1), fields.get(id("features.0.cat")).y());
    var residual = ReceptiveFields.of(Graphs.residual());
    assertEquals(axis(5, 1, -2), residual.get(id("layer1.0.add")).x());
  }

  @Test
  void adaptivePoolingToTheSameSizeChangesNothing() {
    assertEquals(axis(3, 1, -1), after(6, conv(1, 3, 1, 1), new Op.AdaptiveAvgPool(6, 6)));
  }

  /** Windows by hand from torch's rule, floor(i in/out) to ceil((i+1) in/out). */
  @ParameterizedTest
  @CsvSource({
    "6, 6, 1, 1, 0",
    "14, 7, 2, 2, 0",
    "7, 6, 2, 1, 0", // [0,2) [1,3) ... [5,7)
    "13, 6, 3, 2, 0", // [0,3) [2,5) ... [10,13)
    "8, 1, 8, 8, 0",
    "8, 3, 4, 2, 0", // [0,3) [2,6) [5,8): contained in [0,4) [2,6) [4,8)
  })
  void adaptiveWindowsAreTorchs(int in, int out, int size, int stride, int start) {
    assertEquals(axis(size, stride, start), after(in, new Op.AdaptiveAvgPool(out, out)));
  }

  @Test
  void unevenAdaptiveWindowsAreContained() {
    for (int in = 1; in < 20; in++) {
      for (int out = 1; out < 20; out++) {
        ReceptiveField.Axis axis = after(in, new Op.AdaptiveAvgPool(out, out));
        for (int i = 0; i < out; i++) {
          int from = i * in / out;
          int to = (int) Math.ceil((i + 1.0) * in / out - 1e-9);
          int start = axis.start() + i * axis.stride();
          assertTrue(start <= from && to <= start + axis.size(), in + " to " + out + " cell " + i);
        }
      }
    }
  }

  @Test
  void afterTheWholePlaneAllIsSeen() {
    assertEquals(axis(10, 8, -1), after(8, conv(1, 3, 1, 1), new Op.GlobalMaxPool()));
    assertEquals(axis(10, 8, -1), after(8, conv(1, 3, 1, 1), new Op.AdaptiveAvgPool(1, 1)));
    assertEquals(axis(10, 8, -1), after(8, conv(1, 3, 1, 1), new Op.Flatten()));
    assertEquals(
        axis(10, 8, -1),
        after(8, conv(1, 3, 1, 1), new Op.Flatten(), new Op.Linear(5, true), new Op.Relu()));
  }

  /** Cells at -1 + 2i, three pixels wide, i to 7; the gate sees pixels 0 to 15. */
  @Test
  void behindAGateEveryCellSeesAllAndLiesWhereItWas() {
    var fields = ReceptiveFields.of(Graphs.gated());
    ReceptiveField.Axis before = fields.get(id("stem")).y();
    ReceptiveField.Axis after = fields.get(id("block.mul")).y();
    assertEquals(axis(3, 2, -1), before);
    assertEquals(axis(3 + 2 * 14, 2, -15), after);
    for (int i = 0; i < 8; i++) {
      assertEquals(before.centre(i), after.centre(i));
      int start = after.start() + i * after.stride();
      assertTrue(start <= 0 && start + after.size() >= 16, "cell " + i + " sees all");
    }
    assertEquals(after, fields.get(id("layer.stochastic_depth")).y());
  }

  @Test
  void gatesBehindEachOtherDoNotWidenTheFieldAgain() {
    Network net =
        start(16)
            .add("gate", new Op.AdaptiveAvgPool(1, 1))
            .add("mul", new Op.Multiply(), "input", "gate")
            .add("gate2", new Op.GlobalMaxPool())
            .add("mul2", new Op.Multiply(), "mul", "gate2")
            .features()
            .extractor()
            .build("net");
    var fields = ReceptiveFields.of(net);
    assertEquals(fields.get(id("mul")), fields.get(id("mul2")));
  }

  @Test
  void movedAxesKeepTheirFields() {
    Op turn = new Op.Permute(java.util.List.of(1, 2, 0));
    assertEquals(axis(3, 1, -1), after(8, conv(5, 3, 1, 1), turn, new Op.Linear(7, true)));
    assertEquals(axis(10, 8, -1), after(8, conv(5, 3, 1, 1), turn, new Op.Flatten()));
  }

  @Test
  void theInputItselfIsNotListed() {
    var fields = ReceptiveFields.of(Graphs.residual());
    assertEquals(Graphs.residual().nodes().size(), fields.size());
    assertTrue(!fields.containsKey(Network.INPUT));
  }
}
