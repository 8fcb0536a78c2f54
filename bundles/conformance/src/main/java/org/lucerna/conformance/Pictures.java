/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lucerna.core.api.data.Tensor;

/** What the specimens are shown: normalised values, {@code [3, 32, 32]}; 0 is mean grey. */
final class Pictures {

  /** Where class i's colour lies. */
  static final List<Quarter> PLACES =
      List.of(Quarter.UPPER_RIGHT, Quarter.LOWER_LEFT, Quarter.LOWER_RIGHT);

  private static final int SIDE = Specimens.SIDE;
  private static final int PLANE = SIDE * SIDE;

  private Pictures() {}

  /** Smooth noise with some contrast of its own in every picture. */
  static Tensor noise(long seed) {
    Random random = new Random(seed);
    float[] coarse = new float[3 * 64];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) random.nextGaussian();
    }
    float[] values = new float[3 * PLANE];
    for (int i = 0; i < values.length; i++) {
      int cell = i / PLANE * 64 + i % PLANE / SIDE / 4 * 8 + i % SIDE / 4;
      values[i] = coarse[cell] + 0.3f * (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  /** The same value everywhere. */
  static Tensor flat(float value) {
    float[] values = new float[3 * PLANE];
    java.util.Arrays.fill(values, value);
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  /** 1 and -1 in turn. */
  static float chequer(int row, int column) {
    return (row + column) % 2 == 0 ? 1 : -1;
  }

  /** A spot of red chequers in the upper right quarter. */
  static Tensor spot() {
    return spots(List.of(2f));
  }

  /** The same, and of hardly darker green ones in the lower left. */
  static Tensor twoSpots() {
    return spots(List.of(2f, 1.9f));
  }

  private static Tensor spots(List<Float> brightness) {
    float[] values = new float[3 * PLANE];
    for (int color = 0; color < brightness.size(); color++) {
      boolean lower = PLACES.get(color) != Quarter.UPPER_RIGHT;
      for (int y = 0; y < 12; y++) {
        for (int x = 0; x < 12; x++) {
          int row = lower ? SIDE - 1 - y : y;
          int column = PLACES.get(color) == Quarter.LOWER_LEFT ? x : SIDE - 1 - x;
          values[color * PLANE + row * SIDE + column] =
              brightness.get(color) * chequer(row, column);
        }
      }
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  static Tensor batch(Tensor... pictures) {
    return Tensor.stack(new ArrayList<>(List.of(pictures)));
  }
}
