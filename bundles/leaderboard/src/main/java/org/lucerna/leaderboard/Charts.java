/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.HeatTable;
import org.lucerna.vision.api.render.Ranking;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** The order by each measure, and how far measures agree. */
final class Charts {

  private final Results results;
  private final Renderers renderers;

  Charts(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
  }

  /** One a measure. */
  Block rankings() {
    return new Block.Gallery(results.standings().stream().map(this::ranking).toList());
  }

  private Block.FigureBlock ranking(Standing standing) {
    Field field = standing.field();
    List<Integer> order = new ArrayList<>();
    List<Ranking.Row> rows = new ArrayList<>();
    for (Place place : standing.methods()) {
      row(place)
          .ifPresent(
              row -> {
                order.add(place.entrant());
                rows.add(row);
              });
    }
    List<List<Integer>> joined =
        standing.cliques().stream()
            .map(c -> c.stream().map(order::indexOf).filter(i -> i >= 0).sorted().toList())
            .filter(c -> c.size() > 1)
            .toList();
    String heading = Tables.heading(field);
    Ranking ranking =
        new Ranking(
            heading,
            axis(field),
            rows,
            standing.baselines().stream().flatMap(p -> row(p).stream()).toList(),
            joined,
            "");
    return figure(
        "ranking",
        ranking,
        Map.of("width", 620),
        field.info().definition() + ". Mean with 95 % interval, " + pictures(standing) + ".");
  }

  private static String axis(Field field) {
    return field.isRanked() ? Tables.better(field) + " is better" : "no way is better";
  }

  private static String pictures(Standing standing) {
    int least = standing.methods().stream().mapToInt(Place::n).min().orElse(0);
    int most = standing.methods().stream().mapToInt(Place::n).max().orElse(0);
    return least == most
        ? "n = %d pictures".formatted(most)
        : "n = %d to %d pictures".formatted(least, most);
  }

  private Optional<Ranking.Row> row(Place place) {
    return place.mean().isDefined()
        ? Optional.of(
            new Ranking.Row(
                results.name(place.entrant())
                    + (place.undefined() > 0 ? " (n = %d)".formatted(place.n()) : ""),
                place.mean().value(),
                place.mean().interval().map(i -> i.low()).orElse(Double.NaN),
                place.mean().interval().map(i -> i.high()).orElse(Double.NaN)))
        : Optional.empty();
  }

  /** Two tables of tau; empty where nothing can be compared. */
  Optional<Block> agreement() {
    Agreement a = results.agreement();
    if (!a.isDefined()) {
      return Optional.empty();
    }
    int methods = results.methods().size();
    return Optional.of(
        new Block.Gallery(
            List.of(
                table(
                    "Agreement about the methods' means",
                    a.overall(),
                    "Kendall's tau-b between the orders in which two measures put the %d methods' means, each measure turned so that more is better: 1 the same order, 0 unrelated, −1 the reverse. With so few methods even unrelated orders often give ±0.4."
                        .formatted(methods)),
                table(
                    "Agreement on single pictures",
                    a.byPicture(),
                    "Kendall's tau-b between the orders in which two measures put the methods on one picture, mean over pictures."))));
  }

  private Block.FigureBlock table(String title, double[][] values, String caption) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      List<Double> row = new ArrayList<>(Arrays.stream(values[i]).boxed().toList());
      row.set(i, Double.NaN);
      rows.add(row);
    }
    List<String> names =
        results.agreement().names().stream().map(n -> n.replace('-', ' ')).toList();
    HeatTable subject =
        new HeatTable(
            title,
            List.of(),
            "",
            "",
            names,
            names,
            rows,
            new ColorScale(Heatmap.Sign.SIGNED, OptionalDouble.of(1), "Kendall's tau-b"));
    return figure("heat-table", subject, Map.of(), caption);
  }

  private Block.FigureBlock figure(
      String renderer, Object subject, Map<String, Object> params, String caption) {
    Map<String, Object> dark = new HashMap<>(params);
    dark.put("theme", "dark");
    return new Block.FigureBlock(
        renderers.draw(renderer, subject, params),
        caption,
        caption,
        Optional.of(renderers.draw(renderer, subject, dark)));
  }
}
