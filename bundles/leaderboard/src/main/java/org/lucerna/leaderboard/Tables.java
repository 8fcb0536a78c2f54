/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Table;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.Kind;
import org.lucerna.examination.MapCost;
import org.lucerna.vision.api.measure.MeasureInfo.Better;

/** Tables for people: who takes part in rows, measures in columns. */
final class Tables {

  private final Results results;

  Tables(Results results) {
    this.results = results;
  }

  /** Means of the methods, or of the baselines. */
  Table means(boolean baselines) {
    return table(
        baselines ? "baselines" : "leaderboard",
        results.standings(),
        results.indices(baselines),
        (s, e) -> {
          Place place = s.place(e);
          boolean all = place.n() == results.pictures();
          return Numbers.text(place.mean()) + (all ? "" : ", n = " + place.n());
        });
  }

  Table ranks() {
    return table(
        "ranks", ranked(), results.indices(false), (s, e) -> Numbers.rank(s.place(e).rank()));
  }

  /** Means over networks, each with the mean rank behind it. */
  static Table networks(Networks networks, UnaryOperator<String> name) {
    List<String> headings = new ArrayList<>(List.of("maps of"));
    networks.standings().forEach(s -> headings.add(heading(s.field())));
    List<List<Object>> rows = new ArrayList<>();
    for (int m = 0; m < networks.methods().size(); m++) {
      List<Object> row = new ArrayList<>(List.of(name.apply(networks.methods().get(m))));
      for (Networks.Of standing : networks.standings()) {
        row.add(
            "%s; rank %s; best on %d"
                .formatted(
                    Numbers.text(standing.means().get(m)),
                    Numbers.rank(standing.ranks().get(m)),
                    standing.firsts()[m]));
      }
      rows.add(row);
    }
    return new Table("networks", headings, rows);
  }

  /** Effects against the best of each measure. */
  Table effects() {
    return table(
        "effects",
        ranked(),
        results.indices(false),
        (s, e) -> {
          int best = s.methods().get(0).entrant();
          return e == best ? "best" : effect(s.duel(best, e), e);
        });
  }

  private String effect(Duel duel, int of) {
    double sign = duel.first() == of ? 1 : -1;
    String ends =
        duel.effect()
            .interval()
            .map(
                i ->
                    " [%s, %s]"
                        .formatted(
                            Numbers.text(sign > 0 ? i.low() : -i.high()),
                            Numbers.text(sign > 0 ? i.high() : -i.low())))
            .orElse("");
    String mark = duel.holm() < results.params().alpha() ? " *" : "";
    return Numbers.text(sign * duel.effect().value()) + ends + mark;
  }

  /** Baselines that no test shows a method to be better than. */
  Table notBetter() {
    return table(
        "not-better",
        ranked(),
        results.indices(false),
        (s, e) -> {
          List<String> names = s.place(e).notBetter().stream().map(results::name).toList();
          return names.isEmpty() ? "" : String.join(", ", names);
        });
  }

  private List<Standing> ranked() {
    return results.standings().stream().filter(s -> s.field().isRanked()).toList();
  }

  private Table table(
      String name,
      List<Standing> standings,
      List<Integer> entrants,
      BiFunction<Standing, Integer, String> cell) {
    List<String> headings = new ArrayList<>(List.of("maps of"));
    standings.forEach(s -> headings.add(heading(s.field())));
    List<List<Object>> rows = new ArrayList<>();
    for (int entrant : entrants) {
      List<Object> row = new ArrayList<>(List.of(results.name(entrant)));
      standings.forEach(s -> row.add(cell.apply(s, entrant)));
      rows.add(row);
    }
    return new Table(name, headings, rows);
  }

  /** With an arrow that says which way is better. */
  static String heading(Field field) {
    String name = field.name().replace('-', ' ');
    return switch (field.info().better()) {
      case HIGHER -> name + " ↑";
      case LOWER -> name + " ↓";
      case NEITHER -> name;
    };
  }

  Table measures() {
    List<List<Object>> rows = new ArrayList<>();
    for (Standing standing : results.standings()) {
      Field field = standing.field();
      ChosenMetric metric = field.metric();
      rows.add(
          List.of(
              heading(field),
              metric.plugin().label(),
              field.info().isHit() ? "hit" : "score",
              field.info().better() == Better.NEITHER ? "no way" : better(field),
              field.info().definition(),
              metric.plugin().property("cite").orElse("")));
    }
    return new Table(
        "measures", List.of("measure", "metric", "kind", "better", "what it is", "after"), rows);
  }

  static String better(Field field) {
    return field.info().better() == Better.HIGHER ? "more" : "less";
  }

  Table methodCosts() {
    List<List<Object>> rows = new ArrayList<>();
    for (Entrant entrant : results.methods()) {
      for (Kind kind : entrant.kinds()) {
        Optional<MapCost> cost = results.cost(kind);
        rows.add(
            List.of(
                new Entrant(List.of(kind)).name(results.entrants()),
                cost.map(c -> Numbers.text(c.passes())).orElse("–"),
                cost.map(c -> Numbers.text(c.millis())).orElse("–")));
      }
    }
    return new Table("method-costs", List.of("a map of", "forward passes", "ms"), rows);
  }

  Table metricCosts() {
    List<List<Object>> rows = new ArrayList<>();
    for (ChosenMetric metric : results.metrics()) {
      rows.add(
          List.of(
              metric.plugin().label(),
              Numbers.text(results.passes(metric)),
              Numbers.text(results.millis(metric))));
    }
    return new Table("metric-costs", List.of("measuring a map by", "forward passes", "ms"), rows);
  }
}
