/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;

/** The results side by side: a column a run, published values beside ours. */
final class ResultsTable {

  private static final String QUANTITY = "";
  private static final List<String> FACTS =
      List.of("network", "parameters", "weights", "seed", "batch-size", "epochs", "epoch-used");

  private final List<Entry> entries;
  private final Published published;

  ResultsTable(List<Entry> entries, Published published) {
    this.entries = entries;
    this.published = published;
  }

  /** As people read it. */
  Table sideBySide() {
    Map<String, Function<String, String>> columns = columns();
    List<String> rows = new ArrayList<>(FACTS);
    for (Split split : Split.values()) {
      if (entries.stream().anyMatch(e -> e.first().split(split).isPresent())
          || published.columns().values().stream().anyMatch(c -> c.results().containsKey(split))) {
        rows.add(loss(split));
        rows.add(accuracy(split));
      }
    }
    List<List<Object>> cells = new ArrayList<>();
    for (String row : rows) {
      List<Object> line = new ArrayList<>(List.of(row.replace('-', ' ')));
      columns.values().forEach(column -> line.add(column.apply(row)));
      if (line.stream().skip(1).anyMatch(cell -> !cell.equals(Numbers.NONE))) {
        cells.add(line);
      }
    }
    List<String> headings = new ArrayList<>(List.of(QUANTITY));
    headings.addAll(columns.keySet());
    return new Table("side-by-side", headings, cells);
  }

  private static String loss(Split split) {
    return "loss, " + split.id();
  }

  private static String accuracy(Split split) {
    return "accuracy, " + split.id();
  }

  private Map<String, Function<String, String>> columns() {
    Map<String, Function<String, String>> columns = new LinkedHashMap<>();
    Map<String, Published.Column> alone = new LinkedHashMap<>(published.columns());
    for (Entry entry : entries) {
      columns.put(entry.name(), new OwnColumn(entry)::cell);
      published
          .key(entry)
          .map(alone::remove)
          .ifPresent(c -> columns.put(entry.name() + ", published", row -> cell(c, row)));
    }
    alone.forEach((name, c) -> columns.put(name + ", published", row -> cell(c, row)));
    return columns;
  }

  private static String cell(Published.Column column, String row) {
    for (Map.Entry<Split, Published.Result> result : column.results().entrySet()) {
      if (row.equals(loss(result.getKey()))) {
        return Numbers.decimals(result.getValue().loss());
      }
      if (row.equals(accuracy(result.getKey()))) {
        return result
            .getValue()
            .share()
            .map(Numbers::share)
            .orElseGet(() -> Numbers.decimals(result.getValue().accuracy()));
      }
    }
    return column.facts().getOrDefault(row, Numbers.NONE);
  }

  /** As programs read it: one number a row, every run of every seed by itself. */
  Table numbers() {
    List<List<Object>> rows = new ArrayList<>();
    entries.forEach(entry -> entry.runs().forEach(run -> addOwn(run, rows)));
    published.columns().forEach((name, column) -> addPublished(name, column, rows));
    return new Table(
        "comparison",
        List.of(
            "run",
            "source",
            "folder",
            "seed",
            "split",
            "score",
            "value",
            "n",
            "low",
            "high",
            "interval"),
        rows);
  }

  private static void addOwn(FinishedRun run, List<List<Object>> rows) {
    String folder = String.valueOf(run.folder().getFileName());
    run.splits()
        .forEach(
            (split, result) -> {
              List<Object> id = List.of(run.name(), "ours", folder, run.facts().seed(), split.id());
              result.loss().ifPresent(v -> rows.add(row(id, "loss", v, Optional.empty())));
              Proportion share = result.accuracy();
              rows.add(row(id, "accuracy", share.value(), Optional.of(share)));
            });
  }

  private static void addPublished(String name, Published.Column column, List<List<Object>> rows) {
    column
        .results()
        .forEach(
            (split, result) -> {
              List<Object> id = List.of(name, "published", "", "", split.id());
              result.loss().ifPresent(v -> rows.add(row(id, "loss", v, Optional.empty())));
              result.accuracy().ifPresent(v -> rows.add(row(id, "accuracy", v, result.share())));
            });
  }

  private static List<Object> row(
      List<Object> id, String score, double value, Optional<Proportion> share) {
    List<Object> row = new ArrayList<>(id);
    row.add(score);
    row.add(value);
    if (share.isPresent()) {
      Interval interval = share.get().wilson();
      row.addAll(List.of(share.get().n(), interval.low(), interval.high(), interval.method()));
    } else {
      row.addAll(List.of("", "", "", ""));
    }
    return row;
  }

  /** The cells of one of our columns. */
  private record OwnColumn(Entry entry) {

    String cell(String row) {
      FinishedRun run = entry.first();
      for (Split split : Split.values()) {
        if (row.equals(loss(split))) {
          return lossOf(run, split);
        }
        if (row.equals(accuracy(split))) {
          return accuracyOf(run, split);
        }
      }
      return switch (row) {
        case "network" -> run.facts().network();
        case "parameters" ->
            run.facts().parameters().stream()
                .mapToObj(n -> String.format(Locale.ROOT, "%,d", n))
                .findFirst()
                .orElse(Numbers.NONE);
        case "weights" -> run.facts().weights();
        case "seed" -> each(r -> String.valueOf(r.facts().seed()));
        case "batch-size" -> run.facts().batch().orElse(Numbers.NONE);
        case "epochs" ->
            run.epochs().isEmpty() ? Numbers.NONE : String.valueOf(run.epochs().size());
        case "epoch-used" ->
            each(r -> r.facts().chosen().map(String::valueOf).orElse(Numbers.NONE));
        default -> Numbers.NONE;
      };
    }

    private String each(Function<FinishedRun, String> value) {
      List<String> values = entry.runs().stream().map(value).distinct().toList();
      return String.join(", ", values);
    }

    private String lossOf(FinishedRun run, Split split) {
      if (entry.isRepeated()) {
        return Seeds.summary(entry, split, s -> s.loss().orElse(Double.NaN));
      }
      return run.split(split).map(s -> Numbers.decimals(s.loss())).orElse(Numbers.NONE);
    }

    private String accuracyOf(FinishedRun run, Split split) {
      if (entry.isRepeated()) {
        return Seeds.summary(entry, split, s -> s.accuracy().value());
      }
      return run.split(split).map(s -> Numbers.share(s.accuracy())).orElse(Numbers.NONE);
    }
  }
}
