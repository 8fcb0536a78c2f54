/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;

/** Fewer of many, without chance. */
final class Spread {

  private Spread() {}

  /** At most {@code count} of a list, at even distances, in its order. */
  static <T> List<T> evenly(List<T> all, int count) {
    if (all.size() <= count) {
      return List.copyOf(all);
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return List.copyOf(some);
  }
}
