/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lucerna.examination.ExaminedPicture;
import org.lucerna.examination.Kind;
import org.lucerna.examination.MeasuredMap;
import org.lucerna.examination.Sketch;

/**
 * Who takes part: a method at a layer, with those whose maps are the same on all pictures; or a
 * baseline. The first stands for all.
 */
record Entrant(List<Kind> kinds) {

  Entrant {
    kinds = List.copyOf(kinds);
  }

  Kind first() {
    return kinds.get(0);
  }

  boolean isBaseline() {
    return first().isBaseline();
  }

  /** All there are, in order; those whose maps are the same are one. */
  static List<Entrant> of(List<ExaminedPicture> pictures) {
    Map<Kind, Map<String, Sketch>> sketches = new LinkedHashMap<>();
    for (ExaminedPicture picture : pictures) {
      for (MeasuredMap map : picture.maps()) {
        sketches
            .computeIfAbsent(map.kind(), k -> new LinkedHashMap<>())
            .put(picture.picture().id(), map.sketch());
      }
    }
    List<List<Kind>> groups = new ArrayList<>();
    sketches.forEach(
        (kind, own) ->
            groups.stream()
                .filter(g -> !kind.isBaseline() && !g.get(0).isBaseline())
                .filter(g -> same(sketches.get(g.get(0)), own))
                .findFirst()
                .ifPresentOrElse(
                    g -> g.add(kind), () -> groups.add(new ArrayList<>(List.of(kind)))));
    return groups.stream().map(Entrant::new).toList();
  }

  private static boolean same(Map<String, Sketch> a, Map<String, Sketch> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream().allMatch(e -> e.getValue().isSame(b.get(e.getKey())));
  }

  /**
   * For people: the methods' names, with layers where a method takes part at several.
   *
   * @param all who takes part
   */
  String name(List<Entrant> all) {
    return kinds.stream().map(k -> name(k, all)).collect(Collectors.joining(" = "));
  }

  /** For programs. */
  String id(List<Entrant> all) {
    return severalLayers(first(), all)
        ? first().method() + "@" + first().layer()
        : first().method();
  }

  private static String name(Kind kind, List<Entrant> all) {
    return severalLayers(kind, all) ? kind.label() + ", " + kind.layer() : kind.label();
  }

  private static boolean severalLayers(Kind kind, List<Entrant> all) {
    return all.stream()
            .flatMap(e -> e.kinds().stream())
            .filter(k -> k.method().equals(kind.method()))
            .count()
        > 1;
  }
}
