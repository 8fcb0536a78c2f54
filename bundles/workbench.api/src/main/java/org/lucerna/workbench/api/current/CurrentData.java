/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.util.Map;
import org.lucerna.vision.api.dataset.Dataset;

/**
 * The open data set. The window closes it when another takes its place.
 *
 * @param source what opens it again: a job's {@code data}
 * @param seed of its splits
 */
public record CurrentData(Dataset data, Map<String, Object> source, long seed) {

  public CurrentData {
    source = Map.copyOf(source);
  }
}
