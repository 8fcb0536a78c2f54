/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.List;
import org.lucerna.core.api.data.Table;

/** What a metric found: numbers, and tables with the details. */
public record Measurement(List<Score> scores, List<Table> tables) {

  public Measurement {
    scores = List.copyOf(scores);
    tables = List.copyOf(tables);
  }

  /**
   * @throws IllegalArgumentException if there is no such score
   */
  public Score score(String name) {
    return scores.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no score " + name));
  }
}
