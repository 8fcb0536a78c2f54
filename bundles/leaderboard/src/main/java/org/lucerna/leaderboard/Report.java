/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.examination.MeasuredMap;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** The report's part: figures, tables, each with what must be known to read it. */
final class Report {

  private final Results results;
  private final Renderers renderers;

  Report(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
  }

  Findings findings() {
    Findings.Builder findings = Findings.builder();
    new TextResults(results).lines().forEach(findings::line);
    findings.json(results.network(), new JsonResults(results).all());
    blocks().forEach(findings::block);
    new CsvTables(results).all().forEach(findings::table);
    results.found().problems().forEach(findings::problem);
    return findings.build();
  }

  private List<Block> blocks() {
    Tables tables = new Tables(results);
    Charts charts = new Charts(results, renderers);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(how()));
    notices().forEach(n -> blocks.add(new Block.Notice(n)));
    blocks.add(charts.rankings());
    blocks.add(
        new Block.Paragraph(
            "Dots: means; lines: 95 % intervals; grey: baselines. Bars at the right join methods of which no two were told apart: a dot says who belongs to a bar."));
    blocks.add(table(tables.means(false), meansCaption()));
    if (!results.indices(true).isEmpty()) {
      blocks.add(
          table(
              tables.means(true),
              "Maps that look at no network, by the same measures. What a method does not do better than these is no merit of it."));
      blocks.add(
          table(
              tables.notBetter(),
              "Baselines that no test shows the method to be better than (Holm over all methods and baselines of a measure); empty: it is better than all."));
    }
    comparisons(tables, blocks);
    results.networks().ifPresent(n -> blocks.add(networks(n)));
    blocks.add(table(tables.measures(), "What is measured."));
    charts.agreement().ifPresent(blocks::add);
    blocks.add(
        table(
            tables.methodCosts(),
            "What a map costs that is made alone, its own forward pass included; arithmetic in forward passes of one picture, time once on this machine."));
    blocks.add(
        table(
            tables.metricCosts(),
            "What measuring one map costs, mean over the maps of this table that are not empty."));
    return blocks;
  }

  private void comparisons(Tables tables, List<Block> blocks) {
    if (results.methods().size() > 1) {
      blocks.add(
          table(
              tables.ranks(),
              "Ranks of the methods' means, 1 is best, with 95 % intervals from the same samples. Methods whose intervals overlap have no order."));
      blocks.add(
          table(
              tables.effects(),
              "Effects against the best method of each column: matched-pairs rank-biserial correlation (Kerby 2014) with 95 %% interval, −1 where the method is worse on every picture, 0 where neither is ahead. An asterisk: different at %s after Holm's adjustment over all pairs of the column. All pairs: tables/leaderboard-pairs.csv."
                  .formatted(level())));
    }
  }

  private Block networks(Networks networks) {
    String left =
        networks.left().isEmpty()
            ? ""
            : " Not measured on all, and left out: %s."
                .formatted(String.join(", ", networks.left()));
    return table(
        Tables.networks(networks, this::name),
        "Over %d networks with %d pictures: means of the networks' means, and of their ranks, with 95 %% intervals of a bootstrap that draws networks and clusters of pictures. With few networks they are rough.%s"
            .formatted(networks.count(), networks.pictures(), left));
  }

  private String name(String id) {
    return results.indices(false).stream()
        .filter(e -> results.id(e).equals(id))
        .findFirst()
        .map(results::name)
        .orElse(id);
  }

  private static Block table(Table table, String caption) {
    return new Block.TableBlock(caption, table);
  }

  private String how() {
    return "Maps of %d methods of %s on %d pictures%s, measured by %d metrics and compared on the same pictures. "
            .formatted(
                results.methods().size(),
                results.network(),
                results.pictures(),
                results.data().isEmpty() ? "" : " of " + results.data(),
                results.metrics().size())
        + "Tests of every pair: Wilcoxon's signed ranks for scores (differences of 0 after Pratt), McNemar's exact test for hits; pictures of a cluster change sign together; Holm's adjustment over all pairs of a measure, at %s. "
            .formatted(level())
        + "Intervals: 95 %% percentile bootstrap, %d samples of clusters. "
            .formatted(results.params().resamples())
        + results.grouping().sentence()
        + " That two methods are not told apart does not show that they are equal. "
        + (results.networks().isEmpty()
            ? "All results are of this one trained network."
            : "All results but those over several networks are of this one trained network.");
  }

  private String level() {
    double percent = 100 * results.params().alpha();
    return percent == Math.rint(percent) ? "%d %%".formatted((long) percent) : percent + " %";
  }

  private String meansCaption() {
    return "Means with 95 %% intervals; ↑ more is better, ↓ less is better. n is given where a measure is not defined for all %d pictures: such a mean is of other pictures than its neighbours', and only the pairs' tests compare on the same."
        .formatted(results.pictures());
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>(results.found().problems());
    for (Entrant entrant : results.methods()) {
      if (entrant.kinds().size() > 1) {
        notices.add(
            "%s are the same map on this network, within 0.00001 of its range on all %d pictures: they are counted once, and %s stands for them."
                .formatted(
                    entrant.kinds().stream()
                        .map(k -> new Entrant(List.of(k)).name(results.entrants()))
                        .collect(Collectors.joining(", ")),
                    results.pictures(),
                    new Entrant(List.of(entrant.first())).name(results.entrants())));
      }
      defects(entrant).forEach(notices::add);
    }
    if (!results.undefined().isEmpty()) {
      notices.add(
          "Not defined for any of these maps, and left out: %s."
              .formatted(String.join(", ", results.undefined())));
    }
    return notices;
  }

  private List<String> defects(Entrant entrant) {
    long defects =
        results.found().pictures().stream()
            .flatMap(p -> p.maps().stream())
            .filter(m -> m.kind().equals(entrant.first()))
            .map(MeasuredMap::defect)
            .filter(Optional::isPresent)
            .count();
    return defects == 0
        ? List.of()
        : List.of(
            "%s gives nothing to measure on %d of %d pictures (empty or the same everywhere): these are undefined, not 0."
                .formatted(entrant.name(results.entrants()), defects, results.pictures()));
  }
}
