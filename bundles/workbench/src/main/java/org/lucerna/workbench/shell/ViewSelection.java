/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.workbench.api.Selection;

/**
 * What one view sees of the selection: the window's, or, while pinned, what was current when it was
 * pinned and what the view itself has chosen since. Its own choices always reach the window. Event
 * thread only.
 */
final class ViewSelection implements Selection {

  private final RootSelection root;
  private final Map<Class<?>, List<Consumer<Optional<?>>>> listeners = new LinkedHashMap<>();
  private final Map<Class<?>, Runnable> bridges = new HashMap<>();
  private Optional<Map<Class<?>, Object>> own = Optional.empty();

  ViewSelection(RootSelection root) {
    this.root = root;
  }

  boolean isPinned() {
    return own.isPresent();
  }

  /** Holds what is current now, or follows the window again. */
  void setPinned(boolean pin) {
    if (pin == isPinned()) {
      return;
    }
    if (pin) {
      own = Optional.of(new HashMap<>(root.snapshot()));
      root.pin(this);
      return;
    }
    Map<Class<?>, Object> before = held();
    own = Optional.empty();
    listeners.keySet().stream()
        .filter(t -> !Objects.equals(before.get(t), root.get(t).orElse(null)))
        .toList()
        .forEach(this::tell);
    root.unpin(this);
  }

  /** What a pinned view holds; empty for one that follows. */
  Map<Class<?>, Object> held() {
    return own.orElse(Map.of());
  }

  @Override
  public <T> Optional<T> get(Class<T> type) {
    return own.isPresent() ? Optional.ofNullable(type.cast(held().get(type))) : root.get(type);
  }

  @Override
  public <T> void set(Class<T> type, T value) {
    if (own.isPresent() && !value.equals(own.get().put(type, value))) {
      tell(type);
      root.sweep();
    }
    root.set(type, value);
  }

  @Override
  public <T> void clear(Class<T> type) {
    if (own.isPresent() && own.get().remove(type) != null) {
      tell(type);
      root.sweep();
    }
    root.clear(type);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <T> void listen(Class<T> type, Consumer<Optional<T>> listener) {
    boolean first = !listeners.containsKey(type);
    listeners.computeIfAbsent(type, t -> new ArrayList<>()).add((Consumer) listener);
    if (first) {
      // Subscribing relays at once, unless pinned.
      bridges.put(type, root.subscribe(type, value -> relay(type)));
    }
    if (!first || isPinned()) {
      root.call((Consumer) listener, get(type));
    }
  }

  private void relay(Class<?> type) {
    if (!isPinned()) {
      tell(type);
    }
  }

  private void tell(Class<?> type) {
    for (Consumer<Optional<?>> listener : List.copyOf(listeners.getOrDefault(type, List.of()))) {
      root.call(listener, get(type));
    }
  }

  /** Removes all listeners. */
  void close() {
    bridges.values().forEach(Runnable::run);
    bridges.clear();
    listeners.clear();
    own = Optional.empty();
    root.unpin(this);
  }
}
