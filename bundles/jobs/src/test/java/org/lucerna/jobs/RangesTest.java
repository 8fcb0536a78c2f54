/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Table;

class RangesTest {

  @Test
  void theEndsOfAnIntervalBecomeOneColumn() {
    Table table =
        new Table(
            "t",
            List.of("class", "recall", "recall low", "recall high", "F1"),
            List.of(
                List.of("cat", "0.90", "0.80", "0.95", "0.9"),
                List.of("dog", "\u2013", "\u2013", "\u2013", "0")));
    Table merged = Ranges.merged(table);
    assertEquals(List.of("class", "recall", "recall 95 %", "F1"), merged.columns());
    assertEquals(List.of("cat", "0.90", "0.80 \u2013 0.95", "0.9"), merged.rows().get(0));
    assertEquals("\u2013", merged.rows().get(1).get(2));
  }

  @Test
  void otherColumnsStayAsTheyAre() {
    Table table = new Table("t", List.of("too low", "x"), List.of(List.of(1, 2)));
    assertEquals(table, Ranges.merged(table));
  }
}
