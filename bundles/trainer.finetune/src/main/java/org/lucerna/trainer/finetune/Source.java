/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;

/** Gives the values learning begins at. */
interface Source {

  /**
   * Hands out batches in order, on the calling thread.
   *
   * @param epoch decides random changes of pictures; 0 leaves them as they are
   */
  void each(List<List<Integer>> batches, int epoch, Batch.Consumer consumer);

  /** How many pictures to evaluate at a time. */
  int evaluationBatch();
}
