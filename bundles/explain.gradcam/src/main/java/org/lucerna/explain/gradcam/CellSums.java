/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

/**
 * Sums over channels, a value a cell. A few channels are added in single precision, in loops the
 * JIT compiler vectorises, and these sums in double: as good as single precision's own rounding.
 */
final class CellSums {

  private static final int BLOCK = 16;

  private final double[] sums;
  private final float[] part;
  private int added;

  /**
   * @param plane the number of cells
   */
  CellSums(int plane) {
    this.sums = new double[plane];
    this.part = new float[plane];
  }

  /** What the next channel is to be added to, of the plane's size. */
  float[] next() {
    if (added == BLOCK) {
      flush();
    }
    added++;
    return part;
  }

  /** Adds {@code weight} times a channel. */
  void add(float weight, float[] channel) {
    float[] to = next();
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * channel[i];
    }
  }

  /** All that was added. */
  double[] all() {
    flush();
    return sums;
  }

  private void flush() {
    for (int i = 0; i < part.length; i++) {
      sums[i] += part[i];
      part[i] = 0;
    }
    added = 0;
  }
}
