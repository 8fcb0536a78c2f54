/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Plugins from the service registry. Holds none of them, so that bundles can come and go. */
@Component
public final class OsgiPlugins implements Plugins {

  private final BundleContext framework;

  @Activate
  public OsgiPlugins(BundleContext framework) {
    this.framework = framework;
  }

  @Override
  public <S> List<Plugin<S>> all(Class<S> type) {
    return new ArrayList<>(byId(type).values());
  }

  @Override
  public <S> Optional<Plugin<S>> find(Class<S> type, String id) {
    return Optional.ofNullable(byId(type).get(id));
  }

  @Override
  public <S> Plugin<S> require(Class<S> type, String kind, String id) {
    Map<String, Plugin<S>> plugins = byId(type);
    Plugin<S> plugin = plugins.get(id);
    if (plugin == null) {
      throw new UnknownPluginException(unknown(kind, id, List.copyOf(plugins.keySet())));
    }
    return plugin;
  }

  private static String unknown(String kind, String id, List<String> ids) {
    String here = ids.isEmpty() ? "none is installed" : "installed: " + String.join(", ", ids);
    return "unknown " + kind + " '" + id + "'" + DidYouMean.hint(id, ids) + " (" + here + ")";
  }

  @Override
  public List<String> bundles() {
    return Arrays.stream(framework.getBundles())
        .filter(b -> b.getState() == Bundle.ACTIVE)
        .map(OsgiPlugin::name)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private <S> Map<String, Plugin<S>> byId(Class<S> type) {
    Map<String, Plugin<S>> plugins = new TreeMap<>();
    references(type)
        .sorted() // the highest ranking comes last and stays
        .forEach(
            r -> {
              if (r.getProperty(OsgiPlugin.ID) instanceof String id) {
                plugins.put(id, new OsgiPlugin<>(framework, type, r, id));
              }
            });
    return plugins;
  }

  /** All, not only those the framework thinks this bundle can use: it imports no plugin api. */
  private Stream<ServiceReference<?>> references(Class<?> type) {
    try {
      ServiceReference<?>[] found = framework.getAllServiceReferences(type.getName(), null);
      return found == null ? Stream.empty() : Arrays.stream(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter that could be wrong
    }
  }
}
