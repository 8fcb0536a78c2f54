/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Holm;
import org.lucerna.statistics.McNemar;

/** All pairs of runs, tested on the same pictures. */
final class Pairs {

  private static final double LEVEL = 0.05;

  /** More pairs would fill a page of their own; then each run is drawn against the first. */
  private static final int DRAWN = 6;

  private final List<Pair.Matched> all = new ArrayList<>();
  private final List<Double> adjusted;

  Pairs(List<FinishedRun> runs) {
    for (int a = 0; a < runs.size(); a++) {
      for (int b = a + 1; b < runs.size(); b++) {
        all.add(Pair.of(runs.get(a), runs.get(b)));
      }
    }
    this.adjusted = Holm.adjusted(matched().stream().map(p -> p.test().exactP()).toList());
  }

  /** Those that can be compared. */
  List<Pair> matched() {
    return all.stream().flatMap(m -> m.pair().stream()).toList();
  }

  /** Those that cannot, with the reason. */
  List<Pair.Matched> unmatched() {
    return all.stream().filter(m -> m.pair().isEmpty()).toList();
  }

  /** Those to be shown in detail. */
  List<Pair> drawn() {
    List<Pair> pairs = matched();
    FinishedRun first = all.get(0).first();
    return pairs.size() <= DRAWN ? pairs : pairs.stream().filter(p -> p.first() == first).toList();
  }

  /** McNemar's test of each pair, as people read it. */
  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    List<Pair> pairs = matched();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      McNemar test = pair.test();
      rows.add(
          List.of(
              pair.first().name(),
              pair.second().name(),
              pair.answers().size(),
              pair.right(true, true).size(),
              test.onlyFirst(),
              test.onlySecond(),
              pair.right(false, false).size(),
              Numbers.p(test.exactP()),
              Numbers.p(adjusted.get(i)),
              adjusted.get(i) < LEVEL ? better(pair, test) : "no difference established"));
    }
    return new Table(
        "mcnemar",
        List.of(
            "A",
            "B",
            "n",
            "both right",
            "only A right",
            "only B right",
            "both wrong",
            "exact p",
            "p, Holm",
            "at 5 %"),
        rows);
  }

  private static String better(Pair pair, McNemar test) {
    FinishedRun better = test.onlyFirst() > test.onlySecond() ? pair.first() : pair.second();
    return better.name() + " is better";
  }

  /** Every test picture on which two runs differ in being right. */
  Table disagreements() {
    List<List<Object>> rows = new ArrayList<>();
    for (Pair pair : matched()) {
      for (Pair.Both both : pair.answers()) {
        if (both.first().isCorrect() != both.second().isCorrect()) {
          rows.add(
              List.of(
                  pair.first().name(),
                  pair.second().name(),
                  both.first().id(),
                  both.first().label(),
                  both.first().predicted(),
                  both.first().certainty(),
                  both.second().predicted(),
                  both.second().certainty()));
        }
      }
    }
    return new Table(
        "disagreements",
        List.of(
            "first",
            "second",
            "path",
            "label",
            "predicted-by-first",
            "probability-by-first",
            "predicted-by-second",
            "probability-by-second"),
        rows);
  }
}
