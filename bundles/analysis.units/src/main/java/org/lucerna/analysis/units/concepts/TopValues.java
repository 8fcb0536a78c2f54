/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Arrays;

/**
 * The largest values of each unit while they stream by: exact, in memory for twice as many as are
 * kept.
 */
final class TopValues {

  private final int kept;
  private final float[][] values;
  private final int[] sizes;
  private final float[] floors;

  /**
   * @param kept how many of the largest values are kept at least, 1 or more
   */
  TopValues(int units, int kept) {
    this.kept = kept;
    this.values = new float[units][2 * kept];
    this.sizes = new int[units];
    this.floors = new float[units];
    Arrays.fill(floors, Float.NEGATIVE_INFINITY);
  }

  /** NaN is passed over. */
  void add(int unit, float value) {
    if (value > floors[unit]) {
      float[] of = values[unit];
      of[sizes[unit]++] = value;
      if (sizes[unit] == of.length) {
        Arrays.sort(of);
        System.arraycopy(of, kept, of, 0, kept);
        sizes[unit] = kept;
        floors[unit] = of[0];
      }
    }
  }

  /**
   * The value that {@code above} values of the unit come before when sorted downwards.
   *
   * @param above 0 for the largest value, less than were to be kept
   * @return negative infinity where so many have not been added
   */
  float after(int unit, int above) {
    if (above >= kept) {
      throw new IllegalArgumentException(above + " of " + kept + " kept");
    }
    float[] sorted = Arrays.copyOf(values[unit], sizes[unit]);
    Arrays.sort(sorted);
    return above < sorted.length ? sorted[sorted.length - 1 - above] : Float.NEGATIVE_INFINITY;
  }
}
