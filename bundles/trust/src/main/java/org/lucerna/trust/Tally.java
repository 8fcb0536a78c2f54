/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.measure.TrustCard.Verdict;

/**
 * Verdicts of maps of one kind, or of all methods' together.
 *
 * @param maps all of them
 */
record Tally(String kind, List<Assessed> maps) {

  Tally {
    maps = List.copyOf(maps);
  }

  /** Each kind in order of appearance; all methods together first, where there are several. */
  static List<Tally> of(List<Assessed> all) {
    Map<String, List<Assessed>> byKind = new LinkedHashMap<>();
    all.forEach(m -> byKind.computeIfAbsent(m.kind(), k -> new ArrayList<>()).add(m));
    List<Tally> tallies = new ArrayList<>();
    List<Assessed> methods = all.stream().filter(m -> !m.blind()).toList();
    if (methods.stream().map(Assessed::kind).distinct().count() > 1) {
      tallies.add(new Tally("all methods", methods));
    }
    byKind.forEach((kind, maps) -> tallies.add(new Tally(kind, maps)));
    return tallies;
  }

  int count(Verdict verdict) {
    return (int) maps.stream().filter(m -> m.is(verdict)).count();
  }

  /** Those of which it is known what they should show. */
  List<Assessed> known() {
    return maps.stream().filter(m -> m.truth().isPresent()).toList();
  }

  /** How many are right, whatever their verdict. */
  Share right() {
    return Share.of(known(), Assessed::isRight);
  }

  /** How many of those with a verdict are right. */
  Share right(Verdict verdict) {
    return Share.of(known().stream().filter(m -> m.is(verdict)).toList(), Assessed::isRight);
  }

  /** How many of the right ones are found to be supported. */
  Share found() {
    return Share.of(
        known().stream().filter(Assessed::isRight).toList(), m -> m.is(Verdict.SUPPORTED));
  }

  Map<String, Object> json() {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict.text(), count(verdict));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("maps", maps.size());
    json.put("verdicts", verdicts);
    if (!known().isEmpty()) {
      Map<String, Object> right = new LinkedHashMap<>();
      right.put("all", right().json());
      for (Verdict verdict : List.of(Verdict.SUPPORTED, Verdict.WEAK, Verdict.NOT_SUPPORTED)) {
        right.put(verdict.text(), right(verdict).json());
      }
      json.put("right", right);
      json.put("right-ones-supported", found().json());
    }
    return json;
  }
}
