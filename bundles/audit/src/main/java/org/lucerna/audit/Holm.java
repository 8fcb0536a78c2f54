/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once: p-values adjusted so that the chance of any false finding stays at the
 * level of one test (Holm 1979, "A simple sequentially rejective multiple test procedure").
 */
final class Holm {

  private Holm() {}

  /** In the order given. */
  static double[] adjusted(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = Arrays.copyOf(values, values.length);
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, (values.length - rank) * values[order[rank]]));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
