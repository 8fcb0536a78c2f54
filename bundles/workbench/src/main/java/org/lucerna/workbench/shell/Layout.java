/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where views stand, by their ids, whether they are there or not. */
sealed interface Layout {

  /** All views, in reading order. */
  List<String> ids();

  /** Without the views that {@code wanted} refuses; empty where none is left. */
  Optional<Layout> keep(Predicate<String> wanted);

  /** As texts, numbers, lists and maps. */
  Map<String, Object> values();

  /**
   * Two parts.
   *
   * @param beside side by side, else one above the other
   * @param share of the first part, from 0 to 1
   */
  record Split(boolean beside, double share, Layout first, Layout second) implements Layout {

    public Split {
      share = Double.isNaN(share) ? 0.5 : Math.max(0.05, Math.min(0.95, share));
    }

    @Override
    public List<String> ids() {
      return Stream.concat(first.ids().stream(), second.ids().stream()).toList();
    }

    @Override
    public Optional<Layout> keep(Predicate<String> wanted) {
      Optional<Layout> a = first.keep(wanted);
      Optional<Layout> b = second.keep(wanted);
      if (a.isPresent() && b.isPresent()) {
        return Optional.of(new Split(beside, share, a.get(), b.get()));
      }
      return a.or(() -> b);
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("split", beside ? "beside" : "below");
      values.put("share", Math.round(share * 1000) / 1000.0);
      values.put("first", first.values());
      values.put("second", second.values());
      return values;
    }
  }

  /** Views in one place, the {@code front} one seen. */
  record Tabs(List<String> ids, String front) implements Layout {

    public Tabs {
      ids = List.copyOf(ids);
      front = ids.contains(front) ? front : ids.get(0);
    }

    @Override
    public Optional<Layout> keep(Predicate<String> wanted) {
      List<String> kept = ids.stream().filter(wanted).toList();
      return kept.isEmpty() ? Optional.empty() : Optional.of(new Tabs(kept, front));
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("tabs", ids);
      values.put("front", front);
      return values;
    }
  }

  /** What {@link #values} wrote; empty where it makes no sense. */
  static Optional<Layout> of(Object values) {
    if (!(values instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    if (map.get("tabs") instanceof List<?> tabs && !tabs.isEmpty()) {
      List<String> ids = tabs.stream().map(String::valueOf).distinct().toList();
      return Optional.of(new Tabs(ids, String.valueOf(map.get("front"))));
    }
    Optional<Layout> first = of(map.get("first"));
    Optional<Layout> second = of(map.get("second"));
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    double share = map.get("share") instanceof Number n ? n.doubleValue() : 0.5;
    boolean beside = "beside".equals(map.get("split"));
    return Optional.of(new Split(beside, share, first.get(), second.get()));
  }

  /** Views that stand in one place with {@code id}, the nearest first. */
  default List<String> companions(String id) {
    if (this instanceof Tabs tabs) {
      int at = tabs.ids().indexOf(id);
      List<String> others = new ArrayList<>(tabs.ids());
      others.remove(id);
      others.sort(java.util.Comparator.comparingInt(o -> Math.abs(tabs.ids().indexOf(o) - at)));
      return at < 0 ? List.of() : others;
    }
    Split split = (Split) this;
    List<String> here = split.first().companions(id);
    return here.isEmpty() ? split.second().companions(id) : here;
  }

  /** The same with a further view behind one that is there. */
  default Layout with(String id, String companion) {
    if (this instanceof Tabs tabs) {
      if (!tabs.ids().contains(companion)) {
        return this;
      }
      List<String> more = new ArrayList<>(tabs.ids());
      more.add(id);
      return new Tabs(more, tabs.front());
    }
    Split split = (Split) this;
    return new Split(
        split.beside(),
        split.share(),
        split.first().with(id, companion),
        split.second().with(id, companion));
  }
}
