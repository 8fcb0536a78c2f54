/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.Map;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.Fit;

/** What was measured at the end of an epoch, in evaluation mode, by split. */
record EpochRow(int number, Map<Split, Fit> fits) {

  EpochRow {
    fits = Map.copyOf(fits);
  }
}
