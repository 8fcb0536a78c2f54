/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Sample;

/** The tables of several runs of one job. */
final class RepeatTables {

  private static final String NONE = "\u2013";

  /** What the page lists of every run; the file has all scores. */
  private static final List<String> LISTED = List.of("accuracy", "loss");

  private final RepeatSummary summary;

  RepeatTables(RepeatSummary summary) {
    this.summary = summary;
  }

  /** A row a run with every score: column {@code test accuracy} and so on. */
  Table runs() {
    return runs(summary.means());
  }

  /** Accuracy and loss of every run, the means and deviations below; the name tells the seed. */
  Table listing() {
    List<RepeatSummary.Mean> listed =
        LISTED.stream()
            .flatMap(score -> summary.means().stream().filter(m -> m.score().equals(score)))
            .toList();
    Table runs = Ranges.rounded(runs(listed));
    List<List<Object>> rows = new ArrayList<>(runs.rows());
    rows.add(below("mean of " + summary.runs().size(), listed, Sample::mean));
    rows.add(below("standard deviation", listed, Sample::deviation));
    return without(new Table(runs.name(), runs.columns(), rows), "seed", "fold");
  }

  /** The means as the page shows them: how the intervals are made is said below the table. */
  Table shown() {
    return Ranges.merged(Ranges.rounded(without(means(), "interval")));
  }

  private static Table without(Table table, String... columns) {
    Set<String> gone = Set.of(columns);
    int[] kept =
        IntStream.range(0, table.columns().size())
            .filter(c -> !gone.contains(table.columns().get(c)))
            .toArray();
    return new Table(
        table.name(),
        Arrays.stream(kept).mapToObj(table.columns()::get).toList(),
        table.rows().stream().map(row -> Arrays.stream(kept).mapToObj(row::get).toList()).toList());
  }

  private Table runs(List<RepeatSummary.Mean> means) {
    List<String> columns = new ArrayList<>(List.of("run", "seed", "fold", "epoch"));
    means.forEach(m -> columns.add(m.split().id() + " " + m.score()));
    List<List<Object>> rows = new ArrayList<>();
    for (RunResult run : summary.runs()) {
      List<Object> row = new ArrayList<>(List.of(run.name(), run.seed()));
      row.add(number(run.fold()));
      row.add(number(run.epoch()));
      means.forEach(m -> row.add(run.scores().get(m.split()).get(m.score())));
      rows.add(row);
    }
    return new Table("runs", columns, rows);
  }

  private static List<Object> below(
      String name, List<RepeatSummary.Mean> means, ToDoubleFunction<Sample> value) {
    List<Object> row = new ArrayList<>(List.of(name, NONE, NONE, NONE));
    means.forEach(m -> row.add(Ranges.number(value.applyAsDouble(m.values()))));
    return row;
  }

  /** A row a split and score. */
  Table means() {
    List<List<Object>> rows = new ArrayList<>();
    for (RepeatSummary.Mean mean : summary.means()) {
      List<Object> row = new ArrayList<>(List.of(mean.split().id(), mean.score()));
      row.addAll(List.of(mean.values().mean(), mean.values().deviation(), mean.values().n()));
      row.addAll(List.of(mean.lowest(), mean.highest()));
      row.add(mean.interval().map(i -> (Object) i.low()).orElse(NONE));
      row.add(mean.interval().map(i -> (Object) i.high()).orElse(NONE));
      row.add(mean.interval().map(Interval::method).orElse(NONE));
      rows.add(row);
    }
    return new Table(
        "summary",
        List.of(
            "split",
            "score",
            "mean",
            "standard deviation",
            "n",
            "lowest",
            "highest",
            "mean low",
            "mean high",
            "interval"),
        rows);
  }

  private static Object number(OptionalInt value) {
    return value.isPresent() ? (Object) value.getAsInt() : NONE;
  }
}
