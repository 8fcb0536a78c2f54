/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.report.Block;

/** Turns neighbours into lines, JSON, a table and figures. */
final class NeighboursReport {

  private static final int ROWS = 6;

  private static final List<String> COLUMNS =
      List.of(
          "query",
          "query class",
          "space",
          "rank",
          "neighbour",
          "class",
          "distance",
          "same class",
          "duplicate");

  private final Inspection inspection;
  private final Labels labels;
  private final NeighboursParams params;
  private final String layer;
  private final Findings.Builder findings = Findings.builder();

  NeighboursReport(Inspection inspection, Labels labels, NeighboursParams params, String layer) {
    this.inspection = inspection;
    this.labels = labels;
    this.params = params;
    this.layer = layer;
  }

  Findings of(List<QueryResult> results, Progress progress) throws IOException {
    findings.json("layer", layer);
    findings.json("distance", params.distance().name().toLowerCase(java.util.Locale.ROOT));
    findings.json("k", params.k());
    findings.json("pictures", labels.n());
    findings.json("queries", results.stream().map(this::json).toList());
    String head =
        String.format(
            "The %d nearest of %d pictures to each of %d, by %s of the pooled features of %s, and by"
                + " Euclidean distance of the pixels (0 to 1) that the network sees.",
            params.k(), labels.n(), results.size(), params.distance().text(), layer);
    findings.line(head);
    findings.block(new Block.Paragraph(head));
    agreement(results);
    List<List<Object>> rows = new ArrayList<>();
    for (QueryResult result : results) {
      rows(result.query(), "features", result.features(), rows);
      rows(result.query(), "pixels", result.pixels(), rows);
    }
    findings.table(new Table("neighbours-" + layer, COLUMNS, rows));
    NeighboursFigure figure = new NeighboursFigure(inspection, labels, params, layer);
    int pages = Chunks.count(results.size(), ROWS);
    for (int page = 0; page < pages; page++) {
      progress.step(page, pages);
      int to = Math.min(results.size(), (page + 1) * ROWS);
      findings.block(figure.of(results.subList(page * ROWS, to)));
    }
    return findings.build();
  }

  private void agreement(List<QueryResult> results) {
    if (!labels.tellClassesApart()) {
      return;
    }
    List<Measure> measures = new ArrayList<>();
    agreement("features", QueryResult::features, results).ifPresent(measures::add);
    agreement("pixels", QueryResult::pixels, results).ifPresent(measures::add);
    List<List<Object>> rows = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    for (Measure measure : measures) {
      findings.line("  " + measure.text());
      rows.add(measure.row(layer));
      json.put(measure.id(), measure.json());
    }
    findings.json("sameClass", json);
    Table table = new Table("neighbours-measures-" + layer, Measure.COLUMNS, rows);
    findings.table(table);
    findings.block(
        new Block.TableBlock("Neighbours of the query\u2019s class, intervals of 95 %", table));
  }

  /** Whole queries are drawn for the interval: neighbours of one picture are alike. */
  private Optional<Measure> agreement(
      String space, Function<QueryResult, List<Neighbour>> which, List<QueryResult> results) {
    List<Neighbour> all = results.stream().flatMap(r -> which.apply(r).stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    boolean[] same = new boolean[all.size()];
    int[] groups = new int[all.size()];
    int at = 0;
    for (QueryResult result : results) {
      for (Neighbour neighbour : which.apply(result)) {
        same[at] = neighbour.sameClass();
        groups[at++] = labels.groups()[result.query()];
      }
    }
    return Optional.of(
        Measure.of(
            space,
            "neighbours of the same class, by " + space,
            GroupedShare.of(same, groups, inspection.seed()),
            "neighbours of " + results.size() + " queries; whole queries are drawn"));
  }

  private void rows(int query, String space, List<Neighbour> neighbours, List<List<Object>> rows) {
    for (int rank = 0; rank < neighbours.size(); rank++) {
      Neighbour neighbour = neighbours.get(rank);
      rows.add(
          List.of(
              labels.pictures().get(query).id(),
              labels.pictures().get(query).className(),
              space,
              rank + 1,
              labels.pictures().get(neighbour.picture()).id(),
              labels.pictures().get(neighbour.picture()).className(),
              (float) neighbour.distance(),
              neighbour.sameClass(),
              neighbour.duplicate()));
    }
  }

  private Map<String, Object> json(QueryResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", labels.pictures().get(result.query()).id());
    json.put("class", labels.pictures().get(result.query()).className());
    json.put("features", result.features().stream().map(this::json).toList());
    json.put("pixels", result.pixels().stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(Neighbour neighbour) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", labels.pictures().get(neighbour.picture()).id());
    json.put("class", labels.pictures().get(neighbour.picture()).className());
    json.put("distance", Numbers.exact(neighbour.distance()));
    json.put("duplicate", neighbour.duplicate());
    return json;
  }
}
