/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What target words will come to for a picture, so that the grid has its rows before the first map
 * is there. A word it does not know is a row without an id until an answer claims it.
 */
final class Aims {

  private final List<String> classes;
  private final Subject subject;

  Aims(List<String> classes, Subject subject) {
    this.classes = classes;
    this.subject = subject;
  }

  /**
   * One row.
   *
   * @param id as in {@code Answer.Aim}; empty where only the answer knows
   */
  record Expected(Optional<String> id, String name) {}

  /** Rows in order, each once. */
  List<Expected> of(List<String> words) {
    List<Expected> rows = new ArrayList<>();
    for (String word : words) {
      for (Expected row : of(word.strip())) {
        if (row.id().isEmpty() || rows.stream().noneMatch(r -> r.id().equals(row.id()))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private List<Expected> of(String word) {
    if (!classes.contains(word) && word.matches("top[1-9]\\d{0,3}")) {
      return subject.top(Integer.parseInt(word.substring(3))).stream().map(this::expected).toList();
    }
    OptionalInt index = index(word);
    if (index.isPresent()) {
      return List.of(expected(index.getAsInt()));
    }
    int minus = word.indexOf(" - ");
    if (minus > 0) {
      OptionalInt a = index(word.substring(0, minus).strip());
      OptionalInt b = index(word.substring(minus + 3).strip());
      if (a.isPresent() && b.isPresent()) {
        return List.of(
            new Expected(
                Optional.of(a.getAsInt() + "-minus-" + b.getAsInt()),
                name(a.getAsInt()) + " rather than " + name(b.getAsInt())));
      }
    }
    if (word.startsWith("not:") && index(word.substring(4)).isPresent()) {
      int of = index(word.substring(4)).getAsInt();
      return List.of(new Expected(Optional.of("not-" + of), "against " + name(of)));
    }
    return List.of(new Expected(Optional.empty(), word));
  }

  private Expected expected(int index) {
    return new Expected(Optional.of(String.valueOf(index)), name(index));
  }

  private String name(int index) {
    return index < classes.size() ? classes.get(index) : "class " + index;
  }

  private OptionalInt index(String word) {
    if (classes.contains(word)) {
      return OptionalInt.of(classes.indexOf(word));
    }
    if (word.equals("predicted")) {
      return OptionalInt.of(subject.predicted());
    }
    if (word.equals("label")) {
      return subject.picture().origin().label();
    }
    if (word.matches("\\d{1,6}") && Integer.parseInt(word) < subject.probabilities().size()) {
      return OptionalInt.of(Integer.parseInt(word));
    }
    return OptionalInt.empty();
  }
}
