/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of views there are and those that are open. Views come and go with their bundles; one
 * that comes back stands where it stood, with what it remembered. Event thread only.
 */
final class Views implements ViewSource.Listener {

  private static final String PLACES = "places";
  private static final String KNOWN = "known";

  private final Dock dock;
  private final OpenView.Host host;
  private final Map<String, ViewEntry> entries = new LinkedHashMap<>();
  private final Map<String, OpenView> open = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> states = new HashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Views that were there once: one of them that is not open was closed by the user. */
  private final Set<String> known = new LinkedHashSet<>();

  private Optional<Layout> remembered = Optional.empty();
  private Optional<OpenView> active = Optional.empty();
  private boolean arranged;
  private boolean closed;

  Views(Dock dock, OpenView.Host host) {
    this.dock = dock;
    this.host = host;
  }

  /** Called after a kind of view came or went, a view was opened or closed. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** By area and order. */
  List<ViewEntry> entries() {
    return entries.values().stream()
        .sorted(
            Comparator.comparing(ViewEntry::area)
                .thenComparingInt(ViewEntry::order)
                .thenComparing(ViewEntry::label))
        .toList();
  }

  boolean isOpen(String id) {
    return open.containsKey(id);
  }

  List<OpenView> open() {
    return List.copyOf(open.values());
  }

  /** The view with the keyboard, or the one that last had it. */
  Optional<OpenView> active() {
    return active.filter(v -> open.containsValue(v));
  }

  void setActive(OpenView view) {
    active = Optional.of(view);
  }

  @Override
  public void added(ViewEntry entry) {
    if (closed) {
      return;
    }
    ViewEntry before = entries.put(entry.id(), entry);
    if (before != null) {
      close(before.id(), false);
    }
    if (arranged) {
      boolean wanted =
          remembered.map(l -> l.ids().contains(entry.id())).orElse(false)
              || entry.shown() && !known.contains(entry.id());
      known.add(entry.id());
      if (wanted) {
        quietly(() -> open(entry));
      }
      changed();
    }
  }

  @Override
  public void removed(ViewEntry entry) {
    if (closed || entries.get(entry.id()) != entry) {
      return; // The window has gone, or another one has taken its place.
    }
    capture();
    close(entry.id(), false);
    entries.remove(entry.id());
    changed();
  }

  /** What was at the front stays there. */
  private void quietly(Runnable change) {
    List<String> fronts = dock.layout().map(Views::fronts).orElse(List.of());
    change.run();
    fronts.stream().map(open::get).filter(v -> v != null && dock.isDocked(v)).forEach(dock::front);
  }

  private static List<String> fronts(Layout layout) {
    if (layout instanceof Layout.Tabs tabs) {
      return List.of(tabs.front());
    }
    Layout.Split split = (Layout.Split) layout;
    List<String> all = new ArrayList<>(fronts(split.first()));
    all.addAll(fronts(split.second()));
    return all;
  }

  /** Remembers where views stand; those whose bundles are away stay with their companions. */
  private void capture() {
    Optional<Layout> now = dock.layout();
    if (now.isEmpty()) {
      return;
    }
    Layout next = now.get();
    for (String id : remembered.map(Layout::ids).orElse(List.of())) {
      if (!entries.containsKey(id) && !next.ids().contains(id)) {
        List<String> there = next.ids();
        Optional<String> companion =
            remembered.stream()
                .flatMap(l -> l.companions(id).stream())
                .filter(there::contains)
                .findFirst();
        next = companion.isPresent() ? next.with(id, companion.get()) : next;
      }
    }
    remembered = Optional.of(next);
  }

  /** Arranges the window as it was, or as a new one. */
  void arrange(Map<String, Object> layout, Map<String, Map<String, String>> saved) {
    states.putAll(saved);
    if (layout.get(KNOWN) instanceof List<?> ids) {
      ids.forEach(id -> known.add(String.valueOf(id)));
    }
    remembered = Layout.of(layout.get(PLACES));
    show(remembered);
    arranged = true;
    entries().stream()
        .filter(e -> e.shown() && !known.contains(e.id()) && !isOpen(e.id()))
        .forEach(e -> quietly(() -> open(e)));
    known.addAll(entries.keySet());
    changed();
  }

  /** Arranges all views as in a new window. */
  void reset() {
    capture();
    remembered = Optional.empty();
    show(Optional.empty());
    changed();
  }

  private void show(Optional<Layout> wanted) {
    Layout layout =
        wanted
            .flatMap(l -> l.keep(entries::containsKey))
            .or(() -> Places.layout(entries().stream().filter(ViewEntry::shown).toList()))
            .orElse(null);
    if (layout == null) {
      return;
    }
    List.copyOf(open.keySet()).stream()
        .filter(id -> !layout.ids().contains(id))
        .forEach(id -> close(id, false));
    layout.ids().forEach(this::registered);
    dock.show(layout);
  }

  private OpenView registered(String id) {
    return open.computeIfAbsent(
        id,
        i -> {
          OpenView view = new OpenView(entries.get(i), host);
          dock.register(view);
          return view;
        });
  }

  /** Opens a view, or brings it to the front; empty where there is no such kind. */
  Optional<OpenView> show(String id) {
    ViewEntry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    OpenView view = isOpen(id) ? open.get(id) : open(entry);
    dock.front(view);
    changed();
    return Optional.of(view);
  }

  private OpenView open(ViewEntry entry) {
    OpenView view = registered(entry.id());
    if (dock.isDocked(view)) {
      return view;
    }
    Optional<OpenView> companion =
        remembered.stream()
            .flatMap(l -> l.companions(entry.id()).stream())
            .map(open::get)
            .filter(v -> v != null && dock.isDocked(v))
            .findFirst()
            .or(() -> neighbour(entry));
    companion.ifPresentOrElse(c -> dock.beside(view, c), () -> dock.at(view, entry.area()));
    return view;
  }

  private Optional<OpenView> neighbour(ViewEntry entry) {
    return open.values().stream()
        .filter(v -> v.entry().area() == entry.area() && !v.entry().id().equals(entry.id()))
        .filter(dock::isDocked)
        .findFirst();
  }

  /** Closes a view; what it says of itself is kept for the next one. */
  void close(String id) {
    capture();
    close(id, true);
    changed();
  }

  private void close(String id, boolean byUser) {
    OpenView view = open.remove(id);
    if (view == null) {
      return;
    }
    states.put(id, view.state());
    dock.remove(view);
    view.dispose();
    if (byUser) {
      remembered = remembered.flatMap(l -> l.keep(i -> !i.equals(id)));
    }
  }

  Map<String, String> state(String id) {
    return states.getOrDefault(id, Map.of());
  }

  /** What all views say of themselves now. */
  Map<String, Map<String, String>> states() {
    Map<String, Map<String, String>> all = new HashMap<>(states);
    open.forEach((id, view) -> all.put(id, Map.copyOf(view.state())));
    all.values().removeIf(Map::isEmpty);
    return all;
  }

  /** Where views stand, for {@link #arrange}. */
  Map<String, Object> layout() {
    capture();
    Map<String, Object> values = new LinkedHashMap<>();
    remembered.ifPresent(l -> values.put(PLACES, l.values()));
    values.put(KNOWN, List.copyOf(known));
    return values;
  }

  /** Closes all views; those that come and go from now on are not looked at. */
  void closeAll() {
    closed = true;
    List.copyOf(open.keySet()).forEach(id -> close(id, false));
  }
}
