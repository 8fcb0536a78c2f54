/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.measure.MapScore;

/**
 * All maps of one kind.
 *
 * @param maps how many there are
 * @param without how many of them are positive nowhere; they are in no mean
 */
record MapSummary(MapKind kind, int maps, int without, List<Measure> measures) {

  /**
   * One measure over all maps that have it.
   *
   * @param uniform mean of what a uniform map gets
   * @param difference this kind's value less the first kind's on the same pictures, target by
   *     target; empty for the first kind
   */
  record Measure(
      String name,
      String definition,
      GroupedMean value,
      double uniform,
      Optional<GroupedMean> difference) {}

  /** Summaries by kind, in order of first appearance; all are compared with the first. */
  static List<MapSummary> of(List<MapRow> rows) {
    Map<MapKind, List<MapRow>> byKind = new LinkedHashMap<>();
    rows.forEach(r -> byKind.computeIfAbsent(r.kind(), k -> new ArrayList<>()).add(r));
    List<MapSummary> summaries = new ArrayList<>();
    Map<String, MapRow> first = new HashMap<>();
    byKind.forEach(
        (kind, own) -> {
          int without = (int) own.stream().filter(r -> !r.evidence()).count();
          summaries.add(new MapSummary(kind, own.size(), without, measures(own, first)));
          if (first.isEmpty()) {
            own.forEach(r -> first.put(r.subject(), r));
          }
        });
    return summaries;
  }

  private static List<Measure> measures(List<MapRow> rows, Map<String, MapRow> first) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(r -> r.scores().forEach(s -> names.add(s.name())));
    return names.stream().map(name -> measure(name, rows, first)).toList();
  }

  private static Measure measure(String name, List<MapRow> rows, Map<String, MapRow> first) {
    List<GroupedMean.Item> values = new ArrayList<>();
    List<GroupedMean.Item> differences = new ArrayList<>();
    double uniform = 0;
    String definition = "";
    for (MapRow row : rows) {
      Optional<MapScore> score = row.score(name);
      if (score.isEmpty()) {
        continue;
      }
      values.add(new GroupedMean.Item(row.group(), score.get().value()));
      uniform += score.get().uniform();
      definition = score.get().definition();
      Optional.ofNullable(first.get(row.subject()))
          .flatMap(r -> r.score(name))
          .map(reference -> score.get().value() - reference.value())
          .ifPresent(d -> differences.add(new GroupedMean.Item(row.group(), d)));
    }
    return new Measure(
        name,
        definition,
        GroupedMean.of(values),
        uniform / values.size(),
        differences.isEmpty() ? Optional.empty() : Optional.of(GroupedMean.of(differences)));
  }

  Optional<Measure> measure(String name) {
    return measures.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /**
   * @param reference the kind that differences are to
   */
  Map<String, Object> json(MapKind reference) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Measure m : measures) {
      Map<String, Object> json = m.value().json();
      json.put("uniform-map", m.uniform());
      m.difference()
          .ifPresent(
              d -> {
                Map<String, Object> difference = d.json();
                difference.put("to", reference.toString());
                json.put("difference", difference);
              });
      all.put(m.name(), json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", kind.method());
    json.put("layer", kind.layer());
    json.put("maps", maps);
    json.put("without-positive-evidence", without);
    json.put("measures", all);
    return json;
  }
}
