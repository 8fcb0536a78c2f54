/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Which concepts each pixel of a picture shows. Pixels with the same concepts share a code, so that
 * lit pixels are counted by code, however many concepts overlap.
 */
final class Labels {

  private final int[] codes;
  private final List<int[]> sets = new ArrayList<>();
  private final int[] areas;

  /**
   * @param index numbers of the concepts that count; others are passed over
   */
  Labels(ConceptMasks masks, Map<Concept, Integer> index) {
    this.codes = new int[masks.width() * masks.height()];
    this.areas = new int[index.size()];
    sets.add(new int[0]);
    masks
        .pixels()
        .forEach(
            (concept, pixels) -> {
              Integer number = index.get(concept);
              if (number != null) {
                areas[number] = pixels.cardinality();
                refine(pixels, number);
              }
            });
  }

  private void refine(BitSet pixels, int concept) {
    int[] split = new int[sets.size()];
    for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
      int before = codes[i];
      if (split[before] == 0) {
        split[before] = sets.size();
        int[] set = Arrays.copyOf(sets.get(before), sets.get(before).length + 1);
        set[set.length - 1] = concept;
        sets.add(set);
      }
      codes[i] = split[before];
    }
  }

  /** The number of different codes. */
  int codes() {
    return sets.size();
  }

  int code(int pixel) {
    return codes[pixel];
  }

  /** Numbers of the concepts of a code. */
  int[] concepts(int code) {
    return sets.get(code);
  }

  /** Pixels of each concept, by number. */
  int[] areas() {
    return areas;
  }
}
