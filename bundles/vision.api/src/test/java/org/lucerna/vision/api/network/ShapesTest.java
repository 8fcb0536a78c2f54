/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private static Shape after(int size, Op... ops) {
    NetworkBuilder builder = start(size);
    for (int i = 0; i < ops.length; i++) {
      builder.add("l" + i, ops[i]);
    }
    Network net = builder.features().extractor().build("net");
    return Shapes.of(net).get(net.output());
  }

  @Test
  void everyOperationHasItsShape() {
    Window window = Window.square(3, 2, 0);
    assertEquals(Shape.of(7, 8, 8), after(16, conv(7, 3, 2, 1)));
    assertEquals(Shape.of(3, 7, 7), after(16, new Op.MaxPool(window, false)));
    assertEquals(Shape.of(3, 8, 8), after(16, new Op.MaxPool(window, true)));
    assertEquals(Shape.of(3, 8, 8), after(16, new Op.AvgPool(window, true, true)));
    assertEquals(Shape.of(3, 6, 5), after(16, new Op.AdaptiveAvgPool(6, 5)));
    assertEquals(Shape.of(3, 1, 1), after(16, new Op.GlobalMaxPool()));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.BatchNorm(1e-5, 0.1)));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.Relu()));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.Dropout(0.5)));
    assertEquals(Shape.of(768), after(16, new Op.Flatten()));
    assertEquals(Shape.of(9), after(16, new Op.Flatten(), new Op.Linear(9, true)));
  }

  @Test
  void newerOperationsHaveTheirShapes() {
    Op turn = new Op.Permute(List.of(1, 2, 0));
    Op back = new Op.Permute(List.of(2, 0, 1));
    assertEquals(Shape.of(16, 16, 3), after(16, turn));
    assertEquals(Shape.of(3, 16, 16), after(16, turn, back));
    assertEquals(Shape.of(16, 16, 12), after(16, turn, new Op.Linear(12, true)));
    assertEquals(Shape.of(16, 16, 3), after(16, turn, new Op.LayerNorm(2, 1e-6), new Op.Gelu()));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.LayerNorm(0, 1e-6)));
    assertEquals(Shape.of(6, 16, 16), after(16, new Op.PadChannels(1, 2)));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.LocalResponseNorm(5, 1e-4, 0.75, 1)));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.Affine(), new Op.LayerScale()));
    assertEquals(Shape.of(3, 16, 16), after(16, new Op.StochasticDepth(0.1), new Op.Silu()));
    Map<LayerId, Shape> gated = Shapes.of(Graphs.gated());
    assertEquals(Shape.of(4, 8, 8), gated.get(id("block.mul")));
  }

  @Test
  void channelsMustLieWhereAnOperationLooksForThem() {
    Op turn = new Op.Permute(List.of(1, 2, 0));
    refused("flatten first", new Op.Linear(2, true));
    refused("channels at axis 2", turn, conv(2, 1, 1, 0));
    refused("channels at axis 2", turn, new Op.BatchNorm(1e-5, 0.1));
    refused("channels at axis 2", turn, new Op.Affine());
    refused("axis 1, not the channels", new Op.LayerNorm(1, 1e-5));
    refused("axis 0, not the channels", turn, new Op.LayerNorm(0, 1e-5));
    refused("no order of the axes", new Op.Permute(List.of(0, 1, 1)));
    refused("no order of the axes", new Op.Permute(List.of(1, 0)));
    refused("pads -1 and 0", new Op.PadChannels(-1, 0));
    refused("over 0 channels", new Op.LocalResponseNorm(0, 1, 1, 1));
    refused("needs [C, H, W]", new Op.Flatten(), new Op.PadChannels(1, 1));
  }

  private static void refused(String part, Op... ops) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> after(16, ops)).getMessage();
    assertTrue(message.contains(part) && message.contains(" of net: "), message);
  }

  @Test
  void onlyGatesOfTheSameChannelsMultiply() {
    for (Op gate : new Op[] {conv(2, 8, 1, 0), conv(3, 7, 1, 0)}) {
      Network net =
          start(8)
              .add("gate", gate)
              .add("mul", new Op.Multiply(), "input", "gate")
              .features()
              .extractor()
              .build("net");
      assertThrows(IllegalArgumentException.class, () -> Shapes.of(net));
    }
  }

  @Test
  void unevenPaddingCountsOnBothSides() {
    Op keras = new Op.Conv(8, Window.same(11, 4, 224), 1, true);
    assertEquals(Shape.of(8, 56, 56), after(224, keras));
  }

  @Test
  void heightAndWidthAreIndependent() {
    Window flat = new Window(new Span(1, 1, 0, 0, 1), new Span(5, 2, 0, 1, 1));
    assertEquals(Shape.of(2, 16, 7), after(16, new Op.Conv(2, flat, 1, true)));
  }

  @Test
  void joiningAddsChannels() {
    Map<LayerId, Shape> shapes = Shapes.of(Graphs.joined());
    assertEquals(Shape.of(8, 9, 9), shapes.get(id("features.0.cat")));
    assertEquals(Shape.of(3, 9, 9), shapes.get(Network.INPUT));
    assertEquals(Shape.of(6), shapes.get(id("flatten")));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Network sum =
        start(8)
            .add("a", conv(2, 1, 1, 0))
            .add("b", conv(3, 1, 1, 0))
            .add("sum", new Op.Add(), "a", "b")
            .features()
            .extractor()
            .build("net");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Shapes.of(sum)).getMessage();
    assertTrue(message.contains("layer sum of net"), message);
    assertThrows(IllegalArgumentException.class, () -> after(8, new Op.Linear(2, true)));
    assertThrows(IllegalArgumentException.class, () -> after(2, conv(2, 3, 1, 0)));
    assertThrows(
        IllegalArgumentException.class, () -> after(8, new Op.Flatten(), conv(2, 1, 1, 0)));
    Window point = Window.square(1, 1, 0);
    assertThrows(IllegalArgumentException.class, () -> after(8, new Op.Conv(4, point, 2, true)));
    assertThrows(IllegalArgumentException.class, () -> after(8, new Op.Conv(4, point, 3, true)));
  }

  @Test
  void shapesReadWell() {
    assertEquals("512×7×7", Shape.of(512, 7, 7).toString());
    assertEquals(25088, Shape.of(512, 7, 7).elements());
    assertFalse(Shape.of(5).isSpatial());
    assertThrows(ArithmeticException.class, () -> Shape.of(65536, 65536).elements());
  }
}
