/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;

/**
 * Which of the listed samples are taken.
 *
 * @param classes as asked for; empty takes all
 */
record Selection(List<String> classes, int perClass) {

  /** By number where all are numbers, else by name. */
  static final Comparator<String> ORDER =
      Comparator.comparing((String c) -> c.matches("\\d{1,9}") ? Integer.parseInt(c) : -1)
          .thenComparing(Comparator.naturalOrder());

  /**
   * @throws ParamException for a class that is not there
   */
  static Selection of(Choice choice, List<Candidate> all, ParamBinder binder) {
    Set<String> there = all.stream().map(Candidate::className).collect(Collectors.toSet());
    for (String name : choice.classes()) {
      if (!there.contains(name)) {
        throw new ParamException(
            "classes", "there is no class '" + name + "'" + binder.didYouMean(name, there));
      }
    }
    return new Selection(choice.classes().stream().distinct().toList(), choice.perClass());
  }

  /** Those of the classes, as many as wanted: spread over the whole class, the same every time. */
  List<Candidate> take(List<Candidate> all) {
    return all.stream()
        .filter(c -> classes.isEmpty() || classes.contains(c.className()))
        .collect(Collectors.groupingBy(Candidate::className))
        .values()
        .stream()
        .flatMap(
            one ->
                one.stream()
                    .sorted(Comparator.comparing(c -> Sha256.rank(0, c.id())))
                    .limit(perClass == 0 ? Long.MAX_VALUE : perClass))
        .sorted(Comparator.comparing(Candidate::id))
        .toList();
  }

  /** The classes of what is left, in the order asked for, else sorted. */
  List<String> names(List<Candidate> left) {
    Set<String> there = new TreeSet<>(ORDER);
    left.forEach(c -> there.add(c.className()));
    return classes.isEmpty()
        ? List.copyOf(there)
        : classes.stream().filter(there::contains).toList();
  }
}
