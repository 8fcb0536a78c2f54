/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;

/**
 * What is current in the window. A data set or model that was replaced is closed once no pinned
 * view holds it. Event thread only.
 */
public final class RootSelection implements Selection {

  private final Map<Class<?>, Object> values = new LinkedHashMap<>();
  private final Map<Class<?>, List<Consumer<Optional<?>>>> listeners = new HashMap<>();
  private final Set<ViewSelection> pinned = new LinkedHashSet<>();
  private final List<AutoCloseable> retired = new ArrayList<>();
  private final Consumer<AutoCloseable> closer;
  private final Consumer<Throwable> failures;

  /**
   * @param closer closes away from the event thread
   * @param failures is told what listeners throw
   */
  public RootSelection(Consumer<AutoCloseable> closer, Consumer<Throwable> failures) {
    this.closer = closer;
    this.failures = failures;
  }

  @Override
  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(type)));
  }

  @Override
  public <T> void set(Class<T> type, T value) {
    Object before = values.put(type, value);
    if (!value.equals(before)) {
      tell(type);
      retire(before);
    }
  }

  @Override
  public <T> void clear(Class<T> type) {
    Object before = values.remove(type);
    if (before != null) {
      tell(type);
      retire(before);
    }
  }

  @Override
  public <T> void listen(Class<T> type, Consumer<Optional<T>> listener) {
    subscribe(type, listener);
  }

  /** Listens until what is returned is run. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  <T> Runnable subscribe(Class<T> type, Consumer<Optional<T>> listener) {
    Consumer<Optional<?>> any = (Consumer) listener;
    listeners.computeIfAbsent(type, t -> new ArrayList<>()).add(any);
    call(any, get(type));
    return () -> listeners.getOrDefault(type, new ArrayList<>()).remove(any);
  }

  private void tell(Class<?> type) {
    for (Consumer<Optional<?>> listener : List.copyOf(listeners.getOrDefault(type, List.of()))) {
      // What a listener changed in between is what the next one is told.
      call(listener, get(type));
    }
  }

  void call(Consumer<Optional<?>> listener, Optional<?> value) {
    try {
      listener.accept(value);
    } catch (RuntimeException | LinkageError e) {
      failures.accept(e);
    }
  }

  /** All that is current now. */
  Map<Class<?>, Object> snapshot() {
    return Map.copyOf(values);
  }

  /** How many listen; for tests. */
  int listening() {
    return listeners.values().stream().mapToInt(List::size).sum();
  }

  void pin(ViewSelection view) {
    pinned.add(view);
  }

  /** A view holds nothing any more. */
  void unpin(ViewSelection view) {
    pinned.remove(view);
    sweep();
  }

  private void retire(Object value) {
    resource(value).filter(r -> retired.stream().noneMatch(o -> o == r)).ifPresent(retired::add);
    sweep();
  }

  /** Closes what nobody holds. */
  void sweep() {
    List<AutoCloseable> free = retired.stream().filter(r -> !isHeld(r)).toList();
    retired.removeIf(r -> free.stream().anyMatch(f -> f == r));
    free.forEach(closer);
  }

  private boolean isHeld(AutoCloseable resource) {
    return holds(values, resource) || pinned.stream().anyMatch(v -> holds(v.held(), resource));
  }

  private static boolean holds(Map<Class<?>, Object> values, AutoCloseable resource) {
    return values.values().stream().anyMatch(v -> resource(v).orElse(null) == resource);
  }

  private static Optional<AutoCloseable> resource(Object value) {
    if (value instanceof CurrentData data) {
      return Optional.of(data.data());
    }
    return value instanceof CurrentModel model ? Optional.of(model.session()) : Optional.empty();
  }
}
