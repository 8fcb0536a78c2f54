/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void everyRowHasACellForEveryColumn() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Table("per-class", List.of("class", "n"), List.of(List.of("cat"))));
    assertTrue(refused.getMessage().contains("per-class"), refused.getMessage());
  }

  @Test
  void rowsAndColumnsAreCopies() {
    List<Object> row = new ArrayList<>(List.of("cat", 3));
    List<List<Object>> rows = new ArrayList<>(List.of(row));
    Table table = new Table("t", List.of("class", "n"), rows);
    row.set(1, 4);
    rows.clear();
    assertEquals(List.of(List.of("cat", 3)), table.rows());
  }
}
