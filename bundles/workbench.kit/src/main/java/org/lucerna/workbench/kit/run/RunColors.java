/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which colour slot a run has: given once, the oldest first, and kept while the view is open. */
public final class RunColors {

  private final Map<Path, Integer> slots = new HashMap<>();

  /** Gives slots to runs that have none. */
  public void add(List<RunFolder> runs) {
    runs.stream()
        .sorted(Comparator.comparing(RunFolder::changed))
        .forEach(r -> slots.putIfAbsent(r.folder(), slots.size()));
  }

  public int slot(Path folder) {
    return slots.getOrDefault(folder, 0);
  }
}
