/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.List;

/**
 * What is compared: a run, or a job repeated with several seeds.
 *
 * @param runs one, or one a seed; what is shown of single pictures is the first one's
 */
record Entry(String name, List<FinishedRun> runs) {

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
