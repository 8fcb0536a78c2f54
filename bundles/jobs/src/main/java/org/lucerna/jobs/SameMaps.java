/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Methods whose maps are drawn alike for every picture and target explained: they are one map, and
 * agreeing is no evidence for them.
 *
 * @param kinds methods at their layers
 * @param form why, where the network explains it
 * @param maps of each kind were compared
 */
record SameMaps(List<MapKind> kinds, Optional<KnownForms.Form> form, int maps) {

  /** Groups of two and more. */
  static List<SameMaps> of(List<Explained> pictures) {
    Map<MapKind, Map<String, Explanation>> byKind = new LinkedHashMap<>();
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        if (map.map().values().rank() == 2) {
          byKind
              .computeIfAbsent(MapKind.of(map), k -> new LinkedHashMap<>())
              .put(picture.subject().stem() + "\n" + map.aim().id(), map);
        }
      }
    }
    List<List<MapKind>> groups = new ArrayList<>();
    for (MapKind kind : byKind.keySet()) {
      groups.stream()
          .filter(g -> same(byKind.get(g.get(0)), byKind.get(kind)))
          .findFirst()
          .ifPresentOrElse(g -> g.add(kind), () -> groups.add(new ArrayList<>(List.of(kind))));
    }
    return groups.stream()
        .filter(g -> g.size() > 1)
        .map(g -> new SameMaps(List.copyOf(g), form(g, byKind), byKind.get(g.get(0)).size()))
        .toList();
  }

  private static boolean same(Map<String, Explanation> a, Map<String, Explanation> b) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(k -> same(a.get(k), b.get(k)));
  }

  /** Two maps without evidence are alike, too. */
  private static boolean same(Explanation a, Explanation b) {
    boolean nothing = !(a.map().values().max() > 0) && !(b.map().values().max() > 0);
    return a.map().sign() == b.map().sign()
        && (nothing && java.util.Arrays.equals(a.map().values().shape(), b.map().values().shape())
            || KnownForms.same(a.map().values(), b.map().values()));
  }

  private static Optional<KnownForms.Form> form(
      List<MapKind> group, Map<MapKind, Map<String, Explanation>> byKind) {
    List<Optional<KnownForms.Form>> forms =
        group.stream()
            .flatMap(k -> byKind.get(k).values().stream())
            .filter(m -> m.map().values().max() > 0)
            .map(Explanation::form)
            .distinct()
            .toList();
    return forms.size() == 1 ? forms.get(0) : Optional.empty();
  }

  /** For people. */
  String sentence() {
    String names = kinds.stream().map(MapKind::toString).collect(Collectors.joining(", "));
    String why =
        form.map(
                f ->
                    " because behind this layer come only one linear layer, pooling and at most a ReLU: "
                        + f.because()
                        + ". All are "
                        + f.formula()
                        + ", up to a factor.")
            .orElse(
                " in every one of the %d compared, to within %s of their range."
                    .formatted(maps, KnownForms.SAME));
    return "These %d maps are the same map,%s %s".formatted(kinds.size(), why, "(" + names + ")");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "maps", kinds.stream().map(k -> Map.of("method", k.method(), "layer", k.layer())).toList());
    json.put("compared", maps);
    form.ifPresent(f -> json.put("formula", f.formula()));
    json.put("sentence", sentence());
    return json;
  }
}
