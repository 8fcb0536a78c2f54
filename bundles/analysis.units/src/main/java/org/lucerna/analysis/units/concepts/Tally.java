/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.Arrays;

/**
 * For each unit the pictures in which it is above its threshold: how many pixels are lit, and how
 * many of them show each concept. Pictures without a lit pixel take no room.
 */
final class Tally {

  private final int[][] records;
  private final int[] sizes;

  Tally(int units) {
    this.records = new int[units][16];
    this.sizes = new int[units];
  }

  /**
   * @param lit number of pixels above the threshold
   * @param byConcept how many of them show each concept, by its number
   */
  void add(int unit, int picture, int lit, int[] byConcept) {
    int present = 0;
    for (int n : byConcept) {
      present += n > 0 ? 1 : 0;
    }
    int at = sizes[unit];
    int needed = at + 3 + 2 * present;
    if (needed > records[unit].length) {
      records[unit] = Arrays.copyOf(records[unit], Math.max(needed, 2 * records[unit].length));
    }
    int[] record = records[unit];
    record[at++] = picture;
    record[at++] = lit;
    record[at++] = present;
    for (int concept = 0; concept < byConcept.length; concept++) {
      if (byConcept[concept] > 0) {
        record[at++] = concept;
        record[at++] = byConcept[concept];
      }
    }
    sizes[unit] = at;
  }

  /** Takes what was counted in one picture. */
  interface Visitor {

    /** So many pixels are lit. */
    void lit(int picture, int pixels);

    /** So many of them show a concept. */
    void shared(int picture, int concept, int pixels);
  }

  void visit(int unit, Visitor visitor) {
    int[] record = records[unit];
    int at = 0;
    while (at < sizes[unit]) {
      int picture = record[at];
      visitor.lit(picture, record[at + 1]);
      int end = at + 3 + 2 * record[at + 2];
      for (at += 3; at < end; at += 2) {
        visitor.shared(picture, record[at], record[at + 1]);
      }
    }
  }
}
