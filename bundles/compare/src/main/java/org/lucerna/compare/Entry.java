/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.nio.file.Path;
import java.util.List;

/**
 * What is compared: a run, or a job run with several seeds or folds.
 *
 * @param folder the run's, or the one that holds all
 * @param runs one, or one a seed and fold; what is shown of single pictures is the first one's
 */
record Entry(String name, Path folder, List<FinishedRun> runs) {

  Entry {
    runs = List.copyOf(runs);
  }

  FinishedRun first() {
    return runs.get(0);
  }

  boolean isRepeated() {
    return runs.size() > 1;
  }
}
