/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lucerna.core.api.data.Table;

/** Tables for programs: every number, unrounded. */
final class CsvTables {

  private final Results results;

  CsvTables(Results results) {
    this.results = results;
  }

  List<Table> all() {
    List<Table> all =
        new ArrayList<>(List.of(standings(), pairs(), measurements(), agreement(), costs()));
    results.networks().ifPresent(n -> all.add(networks(n)));
    return all;
  }

  /** A row a measure and method. */
  private static Table networks(Networks networks) {
    List<List<Object>> rows = new ArrayList<>();
    for (Networks.Of standing : networks.standings()) {
      for (int m = 0; m < networks.methods().size(); m++) {
        List<Object> row = new ArrayList<>();
        row.add(standing.field().metric().id());
        row.add(standing.field().name());
        row.add(networks.methods().get(m));
        row.add(networks.count());
        row.addAll(cells(standing.means().get(m)));
        row.addAll(cells(standing.ranks().get(m)));
        row.add(standing.firsts()[m]);
        rows.add(row);
      }
    }
    return new Table(
        "leaderboard-networks",
        List.of(
            "metric",
            "measure",
            "maps-of",
            "networks",
            "mean",
            "low-95",
            "high-95",
            "rank",
            "rank-low-95",
            "rank-high-95",
            "best-on"),
        rows);
  }

  /** A row a measure and entrant. */
  private Table standings() {
    List<List<Object>> rows = new ArrayList<>();
    for (Standing s : results.standings()) {
      Stream.concat(s.methods().stream(), s.baselines().stream())
          .forEach(p -> rows.add(standing(s, p)));
    }
    return new Table(
        "leaderboard",
        List.of(
            "metric",
            "measure",
            "kind",
            "better",
            "maps-of",
            "layer",
            "same-maps",
            "baseline",
            "n",
            "undefined",
            "mean",
            "low-95",
            "high-95",
            "rank",
            "rank-low-95",
            "rank-high-95"),
        rows);
  }

  private List<Object> standing(Standing s, Place place) {
    Entrant entrant = results.entrants().get(place.entrant());
    List<Object> row = new ArrayList<>(head(s));
    row.add(s.field().info().isHit() ? "hit" : "score");
    row.add(s.field().info().better().name().toLowerCase(Locale.ROOT));
    row.add(entrant.first().method());
    row.add(entrant.first().layer());
    row.add(String.join(" ", entrant.kinds().stream().skip(1).map(k -> k.method()).toList()));
    row.add(entrant.isBaseline());
    row.add(place.n());
    row.add(place.undefined());
    row.addAll(cells(place.mean()));
    row.addAll(cells(place.rank()));
    return row;
  }

  private static List<Object> head(Standing s) {
    return List.of(s.field().metric().id(), s.field().info().name());
  }

  private static List<Object> cells(Estimate e) {
    return e.isDefined()
        ? List.of(
            e.value(),
            e.interval().<Object>map(i -> i.low()).orElse(""),
            e.interval().<Object>map(i -> i.high()).orElse(""))
        : List.of("", "", "");
  }

  /** A row a measure and pair. */
  private Table pairs() {
    List<List<Object>> rows = new ArrayList<>();
    for (Standing s : results.standings()) {
      Stream.concat(s.duels().stream(), s.against().stream())
          .forEach(
              d -> {
                List<Object> row = new ArrayList<>(head(s));
                row.addAll(
                    List.of(
                        results.id(d.first()),
                        results.id(d.second()),
                        results.entrants().get(d.second()).isBaseline() ? "baseline" : "pair",
                        d.n(),
                        d.equal()));
                row.addAll(cells(d.difference()));
                row.addAll(cells(d.effect()));
                row.add(s.field().info().isHit() ? "mcnemar" : "wilcoxon");
                row.add(d.exact() ? "exact" : "normal");
                row.add(number(d.p()));
                row.add(number(d.holm()));
                row.add(results.entrants().get(d.second()).isBaseline() ? "" : number(d.holmAll()));
                rows.add(row);
              });
    }
    return new Table(
        "leaderboard-pairs",
        List.of(
            "metric",
            "measure",
            "first",
            "second",
            "family",
            "n",
            "equal",
            "difference",
            "low-95",
            "high-95",
            "rank-biserial",
            "rank-biserial-low-95",
            "rank-biserial-high-95",
            "test",
            "distribution",
            "p",
            "p-holm",
            "p-holm-all-measures"),
        rows);
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  /** A row a picture, map and measure. */
  private Table measurements() {
    List<List<Object>> rows = new ArrayList<>();
    for (Standing s : results.standings()) {
      double[][] values = s.field().values();
      for (int e = 0; e < values.length; e++) {
        for (int p = 0; p < values[e].length; p++) {
          List<Object> row = new ArrayList<>(head(s));
          row.add(results.id(e));
          row.add(results.found().pictures().get(p).picture().id());
          row.add(results.found().pictures().get(p).picture().group());
          row.add(results.found().pictures().get(p).picture().className());
          row.add(number(values[e][p]));
          rows.add(row);
        }
      }
    }
    return new Table(
        "leaderboard-measurements",
        List.of("metric", "measure", "maps-of", "picture", "group", "class", "value"),
        rows);
  }

  private Table agreement() {
    Agreement a = results.agreement();
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < a.names().size(); i++) {
      for (int j = 0; j < i; j++) {
        rows.add(
            Arrays.asList(
                a.names().get(j),
                a.names().get(i),
                number(a.overall()[i][j]),
                number(a.byPicture()[i][j]),
                a.pictures()[i][j]));
      }
    }
    return new Table(
        "leaderboard-agreement",
        List.of("first", "second", "tau-of-means", "mean-tau-by-picture", "pictures"),
        rows);
  }

  private Table costs() {
    List<List<Object>> rows = new ArrayList<>();
    results.methods().stream()
        .flatMap(e -> e.kinds().stream())
        .forEach(
            k ->
                results
                    .cost(k)
                    .ifPresent(
                        c ->
                            rows.add(
                                List.of("map", k.method(), k.layer(), c.passes(), c.millis()))));
    results
        .metrics()
        .forEach(
            m ->
                results
                    .passes(m)
                    .ifPresent(
                        passes ->
                            rows.add(
                                List.of(
                                    "measuring",
                                    m.id(),
                                    "",
                                    passes,
                                    results.millis(m).orElseThrow()))));
    return new Table(
        "leaderboard-costs", List.of("what", "id", "layer", "forward-passes", "ms"), rows);
  }
}
