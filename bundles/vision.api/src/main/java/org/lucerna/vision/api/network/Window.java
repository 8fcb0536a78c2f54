/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/** A sliding window over height and width. */
public record Window(Span y, Span x) {

  /** Equal kernel, stride and padding on all sides, as in torch. */
  public static Window square(int kernel, int stride, int padding) {
    Span span = new Span(kernel, stride, padding, padding, 1);
    return new Window(span, span);
  }

  /** Keras's 'same' padding for an input of {@code size} pixels: the odd pixel goes behind. */
  public static Window same(int kernel, int stride, int size) {
    int out = (size + stride - 1) / stride;
    int total = Math.max(0, (out - 1) * stride + kernel - size);
    Span span = new Span(kernel, stride, total / 2, total - total / 2, 1);
    return new Window(span, span);
  }

  /**
   * False where a side has another padding than the one across, which few engines do by themselves.
   */
  public boolean evenlyPadded() {
    return y.padBefore() == y.padAfter() && x.padBefore() == x.padAfter();
  }
}
