/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.plugin.Plugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A service described by its properties; its classes are loaded when they are asked for. */
final class OsgiPlugin<S> implements Plugin<S> {

  static final String ID = "lucerna.id";

  private final BundleContext framework;
  private final Class<S> type;
  private final ServiceReference<?> reference;
  private final String id;
  private final String origin;

  OsgiPlugin(BundleContext framework, Class<S> type, ServiceReference<?> reference, String id) {
    this.framework = framework;
    this.type = type;
    this.reference = reference;
    this.id = id;
    Bundle bundle = reference.getBundle();
    this.origin = bundle == null ? "a bundle that has gone" : name(bundle);
  }

  static String name(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return (name == null ? bundle.getLocation() : name) + " " + bundle.getVersion();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return property("label").orElse(id);
  }

  @Override
  public Optional<String> property(String name) {
    return properties(name).stream().findFirst();
  }

  @Override
  public List<String> properties(String name) {
    Object value = reference.getProperty("lucerna." + name);
    if (value instanceof Iterable<?> several) {
      List<String> texts = new ArrayList<>();
      several.forEach(v -> texts.add(String.valueOf(v)));
      return List.copyOf(texts);
    }
    if (value != null && value.getClass().isArray()) { // of objects or of primitives
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> String.valueOf(Array.get(value, i)))
          .toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Class<? extends Record> params() {
    String name = property("params").orElse(NoParams.class.getName());
    if (name.equals(NoParams.class.getName())) {
      return NoParams.class; // the bundle of a plugin without parameters need not import it
    }
    Bundle bundle = reference.getBundle();
    if (bundle == null) {
      throw broken("is no longer installed", null);
    }
    try {
      return bundle.loadClass(name).asSubclass(Record.class);
    } catch (ClassNotFoundException | LinkageError | ClassCastException | IllegalStateException e) {
      throw broken("has a parameter record that cannot be loaded, " + name, e);
    }
  }

  @Override
  public S service() {
    Object service;
    try {
      service = framework.getService(reference);
    } catch (RuntimeException e) {
      throw broken("could not be started", e);
    }
    if (service == null) {
      boolean gone = reference.getBundle() == null;
      throw broken(gone ? "is no longer installed" : "could not be started", null);
    }
    if (!type.isInstance(service)) {
      throw broken("was built against another version of " + type.getName(), null);
    }
    return type.cast(service);
  }

  private LucernaException broken(String what, Throwable cause) {
    Object component = reference.getProperty("component.name");
    String where = "of bundle " + origin + (component == null ? "" : ", component " + component);
    return new LucernaException(
        ExitStatus.PLUGIN, "the plugin '" + id + "' " + where + ", " + what, cause);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OsgiPlugin<?> p && p.reference.equals(reference);
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return id + " of " + origin;
  }
}
