/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.statistics.McNemar;
import org.lucerna.vision.api.dataset.Split;

/**
 * Two runs that answered for the same test pictures.
 *
 * @param answers by picture, in the first run's order
 */
record Pair(FinishedRun first, FinishedRun second, List<Both> answers) {

  /** What both said of one picture. */
  record Both(Answer first, Answer second) {}

  /** A pair, or the sentence that says why there is none. */
  record Matched(FinishedRun first, FinishedRun second, Optional<Pair> pair, String why) {}

  /** Matches test pictures by path and content. */
  static Matched of(FinishedRun first, FinishedRun second) {
    Optional<EvaluatedSplit> mine = first.split(Split.TEST);
    Optional<EvaluatedSplit> its = second.split(Split.TEST);
    if (mine.isEmpty() || its.isEmpty()) {
      return not(first, second, "not both were evaluated on test pictures");
    }
    Map<String, Answer> byId = new HashMap<>();
    its.get().answers().forEach(a -> byId.put(a.id(), a));
    List<Both> both = new ArrayList<>();
    for (Answer answer : mine.get().answers()) {
      if (byId.containsKey(answer.id())) {
        both.add(new Both(answer, byId.get(answer.id())));
      }
    }
    int n = mine.get().answers().size();
    if (both.size() != n || byId.size() != n) {
      return not(
          first,
          second,
          "the test sets differ: %d and %d pictures, %d in common by path"
              .formatted(n, its.get().answers().size(), both.size()));
    }
    return difference(first, second, both)
        .map(why -> not(first, second, why))
        .orElseGet(
            () -> new Matched(first, second, Optional.of(new Pair(first, second, both)), ""));
  }

  /** What is different about pictures of equal paths. */
  private static Optional<String> difference(
      FinishedRun first, FinishedRun second, List<Both> both) {
    if (!Set.copyOf(first.classes()).equals(Set.copyOf(second.classes()))) {
      return Optional.of("the networks tell other classes apart");
    }
    if (both.stream().anyMatch(b -> !b.first().label().equals(b.second().label()))) {
      return Optional.of("the same test pictures have other labels");
    }
    boolean sameData =
        !first.data().fingerprint().isEmpty()
            && first.data().fingerprint().equals(second.data().fingerprint());
    if (sameData) {
      return Optional.empty();
    }
    if (first.contents().isEmpty() || second.contents().isEmpty()) {
      return Optional.of(
          "the data sets differ, and a run folder does not say what its pictures contain");
    }
    long others =
        both.stream()
            .map(b -> b.first().id())
            .filter(
                id -> !String.valueOf(first.contents().get(id)).equals(second.contents().get(id)))
            .count();
    return others == 0
        ? Optional.empty()
        : Optional.of("%d test pictures of equal paths have other contents".formatted(others));
  }

  private static Matched not(FinishedRun first, FinishedRun second, String why) {
    return new Matched(first, second, Optional.empty(), why);
  }

  McNemar test() {
    return new McNemar(right(true, false).size(), right(false, true).size());
  }

  /** Pictures by who is right, in the data set's order. */
  List<Both> right(boolean byFirst, boolean bySecond) {
    return answers.stream()
        .filter(b -> b.first().isCorrect() == byFirst && b.second().isCorrect() == bySecond)
        .toList();
  }
}
