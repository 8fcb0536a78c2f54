/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.view.data.model.Sizes;
import org.lucerna.view.data.model.Verdict;
import org.lucerna.vision.api.dataset.Sample;

/** The listed samples as a table: a row each, with what the model said. */
final class SamplesTable {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "class",
          "split",
          "group",
          "width",
          "height",
          "predicted",
          "confidence",
          "right",
          "loss");

  private SamplesTable() {}

  /** What is not known is an empty cell. */
  static Table of(SampleCells cells, Sizes sizes) {
    List<List<Object>> rows = new ArrayList<>();
    for (int index : cells.listed()) {
      Sample sample = cells.data().samples().get(index);
      List<Object> row = new ArrayList<>();
      row.add(sample.id());
      row.add(cells.data().classes().get(sample.label()));
      row.add(sample.split().id());
      row.add(sample.group().orElse(""));
      Optional<Dimension> size = sizes.of(index);
      row.add(size.<Object>map(s -> s.width).orElse(""));
      row.add(size.<Object>map(s -> s.height).orElse(""));
      row.addAll(said(cells, index));
      rows.add(row);
    }
    return new Table("samples", COLUMNS, rows);
  }

  private static List<Object> said(SampleCells cells, int index) {
    Optional<Verdict> verdict = cells.predictions().flatMap(p -> p.of(index));
    if (verdict.isEmpty()) {
      return List.of("", "", "", "");
    }
    Verdict v = verdict.get();
    boolean judged = v.truth() != Verdict.Truth.UNKNOWN;
    return List.of(
        cells.predictions().orElseThrow().outputs().name(v.predicted()),
        v.confidence(),
        judged ? String.valueOf(v.truth() == Verdict.Truth.RIGHT) : "",
        judged ? (Object) v.loss() : "");
  }
}
