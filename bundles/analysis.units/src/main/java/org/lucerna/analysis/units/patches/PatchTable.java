/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Table;

/** All patches of all units as a table; columns and rows of pixels are both inclusive. */
final class PatchTable {

  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "layer",
          "channel",
          "rank",
          "picture",
          "class",
          "y",
          "x",
          "x0",
          "y0",
          "x1",
          "y1",
          "activation");

  private final List<List<Object>> rows = new ArrayList<>();

  void add(Patch patch) {
    List<Object> row = new ArrayList<>();
    row.add(patch.unit().name());
    row.add(patch.unit().layerName());
    row.add(patch.unit().channel());
    row.add(patch.rank());
    row.add(patch.picture().id());
    row.add(patch.picture().className());
    row.add(patch.firing().y());
    row.add(patch.firing().x());
    row.addAll(patch.region().map(PatchTable::pixels).orElse(List.of("", "", "", "")));
    row.add(patch.firing().activation());
    rows.add(row);
  }

  /** {@code x0, y0, x1, y1}, both ends inclusive. */
  static List<Object> pixels(Box box) {
    Bounds bounds = Bounds.of(box);
    return List.of((int) bounds.x0(), (int) bounds.y0(), (int) bounds.x1(), (int) bounds.y1());
  }

  Table table() {
    return new Table("patches", COLUMNS, rows);
  }
}
