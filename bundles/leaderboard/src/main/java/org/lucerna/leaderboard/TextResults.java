/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;

/** The result for people at a console. */
final class TextResults {

  private final Results results;

  TextResults(Results results) {
    this.results = results;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s: %d pictures in %d clusters, %d measurements made, %d found again"
            .formatted(
                results.network(),
                results.data().isEmpty() ? "" : " on " + results.data(),
                results.pictures(),
                results.grouping().clusters().count(),
                results.found().measured(),
                results.found().known()));
    for (Standing standing : results.standings()) {
      lines.add("");
      lines.addAll(standing(standing));
    }
    results.networks().ifPresent(n -> n.standings().forEach(s -> lines.addAll(over(n, s))));
    return lines;
  }

  private List<String> standing(Standing standing) {
    List<List<Object>> rows = new ArrayList<>();
    for (Place place : standing.methods()) {
      rows.add(row(place, Numbers.rank(place.rank())));
    }
    standing.baselines().forEach(p -> rows.add(row(p, "")));
    List<String> lines =
        new ArrayList<>(
            aligned(
                new Table(
                    "standing",
                    List.of(Tables.heading(standing.field()), "mean [95 %]", "n", "rank [95 %]"),
                    rows)));
    for (List<Integer> clique : standing.cliques()) {
      lines.add(
          "not told apart: "
              + clique.stream().map(results::name).collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static List<String> over(Networks networks, Networks.Of standing) {
    List<List<Object>> rows = new ArrayList<>();
    for (int m = 0; m < networks.methods().size(); m++) {
      rows.add(
          List.of(
              networks.methods().get(m),
              Numbers.text(standing.means().get(m)),
              Numbers.rank(standing.ranks().get(m)),
              standing.firsts()[m]));
    }
    List<String> lines = new ArrayList<>(List.of(""));
    String head =
        Tables.heading(standing.field()) + " over %d networks".formatted(networks.count());
    lines.addAll(
        aligned(new Table("over", List.of(head, "mean [95 %]", "rank [95 %]", "best on"), rows)));
    return lines;
  }

  private List<Object> row(Place place, String rank) {
    String name = results.name(place.entrant());
    boolean baseline = results.entrants().get(place.entrant()).isBaseline();
    return List.of(baseline ? "(" + name + ")" : name, Numbers.text(place.mean()), place.n(), rank);
  }

  private static List<String> aligned(Table table) {
    List<List<?>> lines = new ArrayList<>();
    lines.add(table.columns());
    lines.addAll(table.rows());
    int[] widths = new int[table.columns().size()];
    for (List<?> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], String.valueOf(line.get(c)).length());
      }
    }
    List<String> texts = new ArrayList<>();
    for (List<?> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = String.valueOf(line.get(c));
        text.append(cell).append(" ".repeat(widths[c] - cell.length() + 2));
      }
      texts.add(text.toString().stripTrailing());
    }
    return texts;
  }
}
