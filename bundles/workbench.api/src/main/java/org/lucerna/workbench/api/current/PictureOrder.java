/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.util.List;
import java.util.OptionalInt;

/**
 * The pictures of the current data set as they are listed now, filtered and sorted: what next and
 * previous mean.
 *
 * @param samples indices into the data set, in order
 */
public record PictureOrder(List<Integer> samples) {

  public PictureOrder {
    samples = List.copyOf(samples);
  }

  /**
   * The sample some steps further, stopping at both ends; from one that is not listed, the first.
   *
   * @return empty where nothing is listed
   */
  public OptionalInt from(OptionalInt sample, int steps) {
    if (samples.isEmpty()) {
      return OptionalInt.empty();
    }
    int at = sample.isPresent() ? samples.indexOf(sample.getAsInt()) : -1;
    int next = at < 0 ? 0 : Math.max(0, Math.min(samples.size() - 1, at + steps));
    return OptionalInt.of(samples.get(next));
  }
}
