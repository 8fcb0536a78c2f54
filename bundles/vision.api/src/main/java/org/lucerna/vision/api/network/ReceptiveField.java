/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/** The exact region of the input that each cell of a layer depends on, for height and width. */
public record ReceptiveField(Axis y, Axis x) {

  /**
   * Cell {@code i} depends on the input pixels from {@code start + i * stride} on, {@code size} of
   * them (those outside the picture are padding).
   *
   * @param size in input pixels
   * @param stride input pixels from one cell to the next
   * @param start first input pixel of cell 0; negative inside padding
   */
  public record Axis(int size, int stride, int start) {

    /** Centre of cell {@code i} in input pixels, pixel 0 covering 0 to 1. */
    public double centre(int i) {
      return start + (double) i * stride + size / 2.0;
    }
  }
}
