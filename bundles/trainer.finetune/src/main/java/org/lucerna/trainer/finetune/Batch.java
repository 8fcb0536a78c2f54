/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * Some pictures' values, ready for the engine.
 *
 * @param values {@code [N, ...]} of the layer learning begins at
 * @param pictures N indices into the data set's samples
 */
record Batch(Tensor values, List<Integer> pictures) {

  /**
   * Cuts an order into batches; the last may be smaller.
   *
   * @param pairs whether a last batch of one joins the one before
   */
  static List<List<Integer>> cut(List<Integer> order, int size, boolean pairs) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += size) {
      batches.add(order.subList(from, Math.min(from + size, order.size())));
    }
    int last = batches.size() - 1;
    if (pairs && last > 0 && batches.get(last).size() == 1) {
      batches.remove(last);
      batches.set(last - 1, order.subList((last - 1) * size, order.size()));
    }
    return batches;
  }

  /** Takes a batch. */
  interface Consumer {
    void accept(Batch batch);
  }
}
