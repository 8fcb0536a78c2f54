/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.kit.run.Measured;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunTables;

/**
 * Several runs side by side.
 *
 * @param split on which answers are compared; empty where there is none in common
 * @param samples pictures of that split that all runs classified
 * @param disagreements those on which they did not all name one class: answers in the runs' order
 */
record Comparison(
    List<RunFolder> runs, String split, int samples, List<List<Prediction>> disagreements) {

  private static final String MISSING = "–";
  private static final int MOST = 5000;

  /** Reads the answers. Not for the event thread. */
  static Comparison read(List<RunFolder> runs) {
    for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
      List<List<Prediction>> all =
          runs.stream().map(r -> new RunTables(r.folder()).predictions(split.id())).toList();
      if (!all.isEmpty() && all.stream().noneMatch(List::isEmpty)) {
        Comparison found = of(runs, split.id(), same(runs, all));
        if (found.samples > 0) {
          return found;
        }
      }
    }
    return new Comparison(List.copyOf(runs), "", 0, List.of());
  }

  /** Only pictures of equal content: data sets drawn by another seed have the same names. */
  private static List<List<Prediction>> same(List<RunFolder> runs, List<List<Prediction>> all) {
    List<Map<String, String>> contents =
        runs.stream().map(r -> new RunTables(r.folder()).contents()).toList();
    return all.stream()
        .map(
            answers ->
                answers.stream()
                    .filter(
                        p -> contents.stream().map(c -> c.get(p.sample())).distinct().count() == 1)
                    .toList())
        .toList();
  }

  static Comparison of(List<RunFolder> runs, String split, List<List<Prediction>> all) {
    List<Map<String, Prediction>> bySample = new ArrayList<>();
    for (List<Prediction> answers : all) {
      Map<String, Prediction> map = new HashMap<>();
      answers.forEach(p -> map.put(p.sample(), p));
      bySample.add(map);
    }
    int samples = 0;
    List<List<Prediction>> differing = new ArrayList<>();
    for (Prediction first : all.get(0)) {
      List<Prediction> answers = new ArrayList<>();
      for (Map<String, Prediction> map : bySample) {
        Prediction p = map.get(first.sample());
        if (p != null && p.label().equals(first.label())) {
          answers.add(p);
        }
      }
      if (answers.size() == all.size()) {
        samples++;
        if (answers.stream().map(Prediction::predicted).distinct().count() > 1) {
          differing.add(answers);
        }
      }
    }
    // What one is surest of against another's answer comes first.
    differing.sort(
        Comparator.comparingDouble(
            answers -> -answers.stream().mapToDouble(Prediction::confidence).min().orElse(0)));
    return new Comparison(
        List.copyOf(runs),
        split,
        samples,
        List.copyOf(differing.subList(0, Math.min(MOST, differing.size()))));
  }

  /** Every score that a run has, with its interval. */
  Table metrics() {
    Map<String, Measured> keys = new LinkedHashMap<>();
    for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
      for (RunFolder run : runs) {
        run.measured()
            .getOrDefault(split.id(), Map.of())
            .forEach((name, m) -> keys.putIfAbsent(split.id() + "\n" + name, m));
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    keys.forEach(
        (key, some) -> {
          String[] words = key.split("\n");
          List<Object> row =
              new ArrayList<>(
                  List.of(
                      words[0], words[1].replace('-', ' '), some.isShare() ? "%" : some.unit()));
          runs.forEach(run -> row.add(written(run.measured(words[0], words[1]))));
          rows.add(row);
        });
    return new Table("metrics", columns("split", "measure", "unit"), rows);
  }

  private static String written(Optional<Measured> measured) {
    return measured
        .map(
            m -> {
              String interval = m.intervalText();
              String text = interval.isEmpty() ? m.text() : m.text() + " (" + interval + ")";
              return (m.isShare() ? text.replace(" %", "") : text) + ", n = " + m.n();
            })
        .orElse(MISSING);
  }

  /** The settings that are not the same in all runs. */
  Table differences() {
    Set<String> keys = new TreeSet<>();
    runs.forEach(r -> keys.addAll(r.setup().configuration().keySet()));
    List<List<Object>> rows = new ArrayList<>();
    for (String key : keys) {
      List<Object> row = new ArrayList<>(List.of(key));
      for (RunFolder run : runs) {
        row.add(run.setup().configuration().getOrDefault(key, MISSING));
      }
      if (new LinkedHashSet<>(row.subList(1, row.size())).size() > 1) {
        rows.add(row);
      }
    }
    return new Table("differences", columns("setting"), rows);
  }

  /** The pictures that the runs answer differently. */
  Table disagreementTable() {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Prediction> answers : disagreements) {
      List<Object> row = new ArrayList<>(List.of(answers.get(0).sample(), answers.get(0).label()));
      for (Prediction p : answers) {
        row.add(
            String.format(
                Locale.ROOT,
                "%s %s (%.2f)",
                p.isRight() ? "✓" : "✗",
                p.predicted(),
                p.confidence()));
      }
      rows.add(row);
    }
    return new Table("disagreements", columns("sample", "class"), rows);
  }

  private List<String> columns(String... first) {
    List<String> columns = new ArrayList<>(List.of(first));
    runs.forEach(r -> columns.add(r.name()));
    return columns;
  }
}
