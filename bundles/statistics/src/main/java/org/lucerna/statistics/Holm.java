/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several tests at once: p-values adjusted so that the chance of any false finding stays at the
 * level of one test (Holm 1979, "A simple sequentially rejective multiple test procedure").
 */
public final class Holm {

  private Holm() {}

  /** In the order given. */
  public static List<Double> adjusted(List<Double> values) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(values::get));
    List<Double> adjusted = new ArrayList<>(values);
    double least = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int i = order.get(rank);
      least = Math.max(least, Math.min(1, (values.size() - rank) * values.get(i)));
      adjusted.set(i, least);
    }
    return adjusted;
  }
}
