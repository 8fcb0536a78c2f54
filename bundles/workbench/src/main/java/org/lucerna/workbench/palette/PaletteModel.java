/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** Everything the palette can find; finds the best of it. */
public final class PaletteModel {

  /** More than anybody reads. */
  static final int SHOWN = 200;

  private final List<PaletteItem> items;

  /**
   * @param items of equally good ones the earlier comes first
   */
  public PaletteModel(List<PaletteItem> items) {
    this.items = List.copyOf(items);
  }

  private record Hit(PaletteItem item, int score, int place) {}

  /** The best first, at most {@value #SHOWN}; in their order where nothing is typed. */
  public List<PaletteItem> find(String typed) {
    Fuzzy fuzzy = new Fuzzy(typed);
    if (fuzzy.isEmpty()) {
      return items.subList(0, Math.min(SHOWN, items.size()));
    }
    Comparator<Hit> worstFirst =
        Comparator.comparingInt(Hit::score).thenComparing(Hit::place, Comparator.reverseOrder());
    PriorityQueue<Hit> best = new PriorityQueue<>(worstFirst);
    for (int i = 0; i < items.size(); i++) {
      OptionalInt score = fuzzy.score(items.get(i).key());
      // Of equally good ones the earlier stays: most need not enter the queue.
      boolean full = best.size() == SHOWN;
      if (score.isPresent() && !(full && score.getAsInt() <= best.peek().score())) {
        best.add(new Hit(items.get(i), score.getAsInt(), i));
        if (best.size() > SHOWN) {
          best.poll();
        }
      }
    }
    List<Hit> sorted = new ArrayList<>(best);
    sorted.sort(worstFirst.reversed());
    return sorted.stream().map(Hit::item).toList();
  }
}
