/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures in which each unit is strongest, one of each group of duplicates. */
final class TopPictures {

  private final List<String> groups;
  private final int[][] pictures;
  private final float[][] values;

  /**
   * @param groups of the pictures, by number
   * @param count how many are kept for a unit
   */
  TopPictures(List<String> groups, int units, int count) {
    this.groups = groups;
    this.pictures = new int[units][count];
    this.values = new float[units][count];
    for (int unit = 0; unit < units; unit++) {
      Arrays.fill(pictures[unit], -1);
      Arrays.fill(values[unit], Float.NEGATIVE_INFINITY);
    }
  }

  /**
   * @param value the unit's largest activation in the picture; of equal ones the first stays
   */
  void offer(int unit, int picture, float value) {
    int[] p = pictures[unit];
    float[] v = values[unit];
    int from = p.length;
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= 0 && groups.get(p[i]).equals(groups.get(picture))) {
        if (v[i] >= value) {
          return;
        }
        from = i; // its place is given up
        break;
      }
    }
    if (from == p.length) {
      from--;
      if (v[from] >= value) {
        return;
      }
    }
    while (from > 0 && v[from - 1] < value) {
      p[from] = p[from - 1];
      v[from] = v[from - 1];
      from--;
    }
    p[from] = picture;
    v[from] = value;
  }

  /** Strongest first. */
  List<Integer> of(int unit) {
    return IntStream.of(pictures[unit]).filter(p -> p >= 0).boxed().toList();
  }

  /** The unit's largest activation in any picture. */
  float largest(int unit) {
    return values[unit][0];
  }
}
