/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;

/** Tables for people and for programs. */
final class Tables {

  private final Results results;
  private final Results.Stages stages;

  Tables(Results results) {
    this.results = results;
    this.stages = results.setting().stages();
  }

  /** A row a method, and one of what looks at no network. */
  Table people() {
    List<String> columns =
        new ArrayList<>(List.of("maps of", "n", "head", "all", "all, signed", "all, SSIM"));
    columns.addAll(List.of("edges, before", "edges, after"));
    if (results.hasReference()) {
      columns.addAll(List.of("other network", "other network, SSIM"));
    }
    List<List<Object>> rows = new ArrayList<>();
    results.rows().forEach((kind, row) -> rows.add(row(kind, row)));
    List<Object> edges = new ArrayList<>(List.of(Kind.EDGES.label(), results.study().pictures()));
    while (edges.size() < columns.size()) {
      edges.add("1");
    }
    rows.add(edges);
    return new Table("sanity-summary", columns, rows);
  }

  private List<Object> row(Kind kind, Results.Row row) {
    Results.Numbers head = row.stages().get(stages.cascade().get(0));
    Results.Numbers all = row.stages().get(stages.last());
    List<Object> cells = new ArrayList<>();
    cells.add(results.name(kind));
    cells.add(all.spearman().n());
    for (Estimate e : List.of(head.spearman(), all.spearman(), all.signed(), all.ssim())) {
      cells.add(e.text());
    }
    cells.add(row.edges().spearman().text());
    cells.add(row.edgesAfter().spearman().text());
    if (results.hasReference()) {
      cells.add(row.reference().spearman().text());
      cells.add(row.reference().ssim().text());
    }
    return cells;
  }

  List<Table> programs() {
    return List.of(pictures(), figures());
  }

  /** A row a picture, method and network. */
  private Table pictures() {
    List<List<Object>> rows = new ArrayList<>();
    for (Found found : results.study().found()) {
      List<Object> start =
          List.of(
              found.picture().id(),
              found.picture().group(),
              found.kind().method(),
              found.kind().layer());
      if (found.defect().isPresent()) {
        rows.add(joined(start, "none", "", "", "", "", "", found.defect().get()));
      }
      for (Stage stage : stages.cascade()) {
        add(rows, joined(start, "cascade", stage.name(), stage.share()), found, stage);
      }
      for (Stage stage : stages.single()) {
        add(rows, joined(start, "single layer", stage.name(), stage.share()), found, stage);
      }
      found.edges().ifPresent(l -> add(rows, joined(start, "edges, before", "", ""), l));
      found.edgesAfter().ifPresent(l -> add(rows, joined(start, "edges, after", "", ""), l));
      found.reference().ifPresent(l -> add(rows, joined(start, "other network", "", ""), l));
    }
    return new Table(
        "sanity",
        List.of(
            "picture",
            "group",
            "maps-of",
            "layer",
            "compared-with",
            "new-from",
            "share",
            "spearman",
            "signed",
            "ssim",
            "undefined"),
        rows);
  }

  private static List<Object> joined(List<Object> start, Object... more) {
    List<Object> row = new ArrayList<>(start);
    row.addAll(List.of(more));
    return row;
  }

  private static void add(List<List<Object>> rows, List<Object> row, Found found, Stage stage) {
    if (found.stages().containsKey(stage)) {
      add(rows, row, found.stages().get(stage));
    }
  }

  private static void add(List<List<Object>> rows, List<Object> row, Likeness likeness) {
    for (double value : new double[] {likeness.spearman(), likeness.signed(), likeness.ssim()}) {
      row.add(Double.isNaN(value) ? "" : value);
    }
    boolean empty = Double.isNaN(likeness.spearman());
    row.add(empty ? "the other map is empty, the same everywhere or not finite" : "");
    rows.add(row);
  }

  /** A row a method, network and number. */
  private Table figures() {
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<Kind, Results.Row> entry : results.rows().entrySet()) {
      List<Object> start = List.of(entry.getKey().method(), entry.getKey().layer());
      Results.Row row = entry.getValue();
      for (Stage stage : stages.cascade()) {
        three(rows, joined(start, "cascade", stage.name(), stage.share()), row.stages().get(stage));
      }
      for (Stage stage : stages.single()) {
        three(
            rows,
            joined(start, "single layer", stage.name(), stage.share()),
            row.stages().get(stage));
      }
      three(rows, joined(start, "edges, before", "", ""), row.edges());
      three(rows, joined(start, "edges, after", "", ""), row.edgesAfter());
      if (results.hasReference()) {
        three(rows, joined(start, "other network", "", ""), row.reference());
      }
    }
    return new Table(
        "sanity-figures",
        List.of(
            "maps-of",
            "layer",
            "compared-with",
            "new-from",
            "share",
            "measure",
            "n",
            "value",
            "low-95",
            "high-95"),
        rows);
  }

  private static void three(List<List<Object>> rows, List<Object> start, Results.Numbers numbers) {
    figure(rows, start, "spearman", numbers.spearman());
    figure(rows, start, "signed", numbers.signed());
    figure(rows, start, "ssim", numbers.ssim());
  }

  private static void figure(
      List<List<Object>> rows, List<Object> start, String measure, Estimate e) {
    rows.add(
        joined(
            start,
            measure,
            e.n(),
            e.isDefined() ? e.value() : "",
            e.interval().<Object>map(i -> i.low()).orElse(""),
            e.interval().<Object>map(i -> i.high()).orElse("")));
  }
}
