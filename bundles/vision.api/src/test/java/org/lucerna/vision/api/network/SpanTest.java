/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

  /** Sizes as torch.nn.MaxPool2d and Conv2d document and compute them. */
  @ParameterizedTest
  @CsvSource({
    "224, 11, 4, 2, 1, false, 55", // AlexNet's first convolution
    "55, 3, 2, 0, 1, false, 27",
    "224, 7, 2, 0, 1, false, 109", // SqueezeNet 1.0
    "109, 3, 2, 0, 1, true, 54",
    "54, 3, 2, 0, 1, true, 27",
    "54, 3, 2, 0, 1, false, 26",
    "6, 3, 2, 0, 1, true, 3",
    "6, 3, 2, 0, 1, false, 2",
    "5, 3, 2, 0, 1, true, 2", // fits exactly: ceil adds nothing
    "3, 2, 2, 1, 1, true, 2", // a third window would begin in the padding behind
    "7, 3, 1, 2, 2, false, 7", // dilated
    "3, 3, 1, 0, 1, false, 1",
  })
  void countsWindowsAsTorchDoes(
      int size, int kernel, int stride, int pad, int dilation, boolean ceil, int expected) {
    assertEquals(expected, new Span(kernel, stride, pad, pad, dilation).output(size, ceil));
  }

  @Test
  void aWindowThatDoesNotFitIsRefused() {
    Span span = new Span(3, 1, 0, 0, 2);
    assertEquals(5, span.extent());
    assertThrows(IllegalArgumentException.class, () -> span.output(4, false));
    assertThrows(IllegalArgumentException.class, () -> span.output(4, true));
    assertEquals(1, span.output(5, false));
  }

  @Test
  void impossibleWindowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Span(0, 1, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Span(1, 0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Span(1, 1, -1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Span(1, 1, 0, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Span(1, 1, 0, 0, 0));
  }

  /** Keras's and TensorFlow's rule: out = ceil(size / stride), the odd pixel goes behind. */
  @ParameterizedTest
  @CsvSource({
    "11, 4, 224, 3, 4, 56",
    "5, 1, 27, 2, 2, 27",
    "3, 1, 13, 1, 1, 13",
    "3, 2, 224, 0, 1, 112",
    "3, 2, 225, 1, 1, 113",
    "1, 2, 8, 0, 0, 4", // windows smaller than their step need no padding
    "2, 1, 5, 0, 1, 5",
  })
  void samePaddingIsKeras(int kernel, int stride, int size, int before, int after, int out) {
    Window window = Window.same(kernel, stride, size);
    assertEquals(before, window.y().padBefore());
    assertEquals(after, window.y().padAfter());
    assertEquals(out, window.x().output(size, false));
    assertEquals(before == after, window.evenlyPadded());
  }

  @Test
  void squareWindowsAreEvenlyPadded() {
    assertTrue(Window.square(3, 1, 1).evenlyPadded());
    Span even = new Span(3, 1, 1, 1, 1);
    assertFalse(new Window(even, new Span(3, 1, 0, 1, 1)).evenlyPadded());
  }
}
