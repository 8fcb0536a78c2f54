/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

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
