/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/**
 * A sliding window along one axis, in pixels of the layer's input.
 *
 * @param kernel number of taps
 * @param stride step between windows
 * @param padBefore padding above or on the left
 * @param padAfter padding below or on the right; Keras's 'same' makes it differ from before
 * @param dilation distance between taps
 */
public record Span(int kernel, int stride, int padBefore, int padAfter, int dilation) {

  public Span {
    if (kernel < 1 || stride < 1 || padBefore < 0 || padAfter < 0 || dilation < 1) {
      throw new IllegalArgumentException(
          "window with kernel %d, stride %d, padding %d+%d, dilation %d"
              .formatted(kernel, stride, padBefore, padAfter, dilation));
    }
  }

  /** Distance from the first to the last pixel covered, plus one. */
  public int extent() {
    return dilation * (kernel - 1) + 1;
  }

  /**
   * The number of windows over {@code size} pixels.
   *
   * @param ceil torch's ceil_mode: a last window may begin inside and end outside, but must not
   *     begin in the padding behind
   * @throws IllegalArgumentException if not even one window fits
   */
  public int output(int size, boolean ceil) {
    int free = size + padBefore + padAfter - extent();
    if (free < 0) {
      throw new IllegalArgumentException(
          "a window of " + extent() + " pixels does not fit into " + size);
    }
    int count = (ceil ? (free + stride - 1) / stride : free / stride) + 1;
    return ceil && (count - 1) * stride >= size + padBefore ? count - 1 : count;
  }
}
