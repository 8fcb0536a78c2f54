/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.plugin.UnknownPluginException;

/**
 * Plugins without a framework, for tests: what is registered is there. Properties are named without
 * {@code lucerna.}; a property with several values is a list of texts.
 */
public final class FakePlugins implements Plugins {

  private final List<Entry<?>> entries = new ArrayList<>();

  /** Registers a service whose label is its id. */
  public <S> FakePlugins register(
      Class<S> type, String id, S service, Class<? extends Record> params) {
    return register(type, id, service, params, Map.of());
  }

  /**
   * @param properties further properties; {@code label} is the label
   */
  public <S> FakePlugins register(
      Class<S> type,
      String id,
      S service,
      Class<? extends Record> params,
      Map<String, ?> properties) {
    entries.removeIf(e -> e.type == type && e.id.equals(id));
    entries.add(new Entry<>(type, id, service, params, Map.copyOf(properties)));
    entries.sort(Comparator.comparing(e -> e.id));
    return this;
  }

  @Override
  public <S> List<Plugin<S>> all(Class<S> type) {
    List<Plugin<S>> found = new ArrayList<>();
    for (Entry<?> entry : entries) {
      if (entry.type == type) {
        @SuppressWarnings("unchecked")
        Plugin<S> plugin = (Plugin<S>) entry;
        found.add(plugin);
      }
    }
    return found;
  }

  @Override
  public <S> Optional<Plugin<S>> find(Class<S> type, String id) {
    return all(type).stream().filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public <S> Plugin<S> require(Class<S> type, String kind, String id) {
    return find(type, id)
        .orElseThrow(
            () -> {
              List<String> ids = all(type).stream().map(Plugin::id).toList();
              return new UnknownPluginException(
                  "unknown " + kind + " '" + id + "'; there are " + ids);
            });
  }

  @Override
  public List<String> bundles() {
    return List.of("org.lucerna.fake 1.0.0");
  }

  private record Entry<S>(
      Class<S> type,
      String id,
      S service,
      Class<? extends Record> params,
      Map<String, ?> properties)
      implements Plugin<S> {

    @Override
    public String label() {
      return property("label").orElse(id);
    }

    @Override
    public Optional<String> property(String name) {
      return Optional.ofNullable(properties.get(name)).map(String::valueOf);
    }

    @Override
    public List<String> properties(String name) {
      Object value = properties.get(name);
      if (value instanceof List<?> list) {
        return list.stream().map(String::valueOf).toList();
      }
      return value == null ? List.of() : List.of(String.valueOf(value));
    }

    @Override
    public String origin() {
      return "org.lucerna.fake 1.0.0";
    }
  }
}
