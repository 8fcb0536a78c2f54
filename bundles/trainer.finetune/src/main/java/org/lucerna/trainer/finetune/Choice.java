/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.Comparator;
import java.util.List;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** Which epochs are better than others, by their validation figures alone. */
final class Choice {

  /** Highest accuracy, then lowest loss. */
  private static final Comparator<Epoch> BY_VALIDATION =
      Comparator.comparingDouble((Epoch e) -> validation(e).accuracy())
          .thenComparingDouble(e -> -validation(e).loss());

  private Choice() {}

  private static Fit validation(Epoch epoch) {
    return epoch.validation().orElseThrow();
  }

  /** Whether {@code epoch} is better; of equals the earlier stays. */
  static boolean isBetter(Epoch epoch, Epoch than) {
    return BY_VALIDATION.compare(epoch, than) > 0;
  }

  /** The number of the best epoch, from 1. */
  static int best(List<Epoch> epochs) {
    int best = 1;
    for (Epoch epoch : epochs) {
      best = isBetter(epoch, epochs.get(best - 1)) ? epoch.number() : best;
    }
    return best;
  }

  /**
   * Whether the last {@code patience} epochs brought nothing better. It follows from the epochs'
   * figures alone, so that a resumed run stops where it would have stopped.
   *
   * @param patience 0 for never
   */
  static boolean isExhausted(List<Epoch> epochs, int patience) {
    return patience > 0 && epochs.size() > patience && epochs.size() - best(epochs) >= patience;
  }
}
