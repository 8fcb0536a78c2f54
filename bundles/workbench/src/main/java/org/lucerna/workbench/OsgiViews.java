/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench;

import java.awt.EventQueue;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.shell.ViewEntry;
import org.lucerna.workbench.shell.ViewSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * View factories among the services, described by their properties. Service events arrive on any
 * thread: they are passed on to the event thread and never waited for.
 */
final class OsgiViews implements ViewSource {

  private final BundleContext framework;
  private Optional<ServiceTracker<ViewFactory, ViewEntry>> tracker = Optional.empty();

  OsgiViews(BundleContext framework) {
    this.framework = framework;
  }

  @Override
  public void open(Listener listener) {
    Tracked tracked = new Tracked(listener);
    ServiceTracker<ViewFactory, ViewEntry> next =
        new ServiceTracker<>(framework, ViewFactory.class, tracked);
    tracker = Optional.of(next);
    next.open();
    tracked.opened();
  }

  @Override
  public void close() {
    tracker.ifPresent(ServiceTracker::close);
    tracker = Optional.empty();
  }

  private final class Tracked implements ServiceTrackerCustomizer<ViewFactory, ViewEntry> {
    private final Listener listener;
    private final List<ViewEntry> first = new ArrayList<>();
    private boolean opening = true;

    Tracked(Listener listener) {
      this.listener = listener;
    }

    /** What was there from the beginning is told at once, on the thread that opens. */
    void opened() {
      List<ViewEntry> there;
      synchronized (this) {
        there = List.copyOf(first);
        opening = false;
      }
      there.forEach(listener::added);
    }

    @Override
    public ViewEntry addingService(ServiceReference<ViewFactory> reference) {
      ViewEntry entry = entry(reference);
      synchronized (this) {
        if (opening) {
          first.add(entry);
          return entry;
        }
      }
      EventQueue.invokeLater(() -> listener.added(entry));
      return entry;
    }

    @Override
    public void modifiedService(ServiceReference<ViewFactory> reference, ViewEntry entry) {
      // Its properties describe it: it is the same kind of view under a new label or place.
    }

    @Override
    public void removedService(ServiceReference<ViewFactory> reference, ViewEntry entry) {
      EventQueue.invokeLater(() -> listener.removed(entry));
    }
  }

  private ViewEntry entry(ServiceReference<ViewFactory> reference) {
    String id = text(reference, "id", "view-" + reference.getProperty("service.id"));
    return new ViewEntry(
        id,
        text(reference, "label", id),
        area(text(reference, "area", "")),
        Boolean.parseBoolean(text(reference, "shown", "true")),
        number(reference.getProperty("lucerna.order")),
        new Source(framework, reference));
  }

  private static String text(ServiceReference<?> reference, String name, String otherwise) {
    Object value = reference.getProperty("lucerna." + name);
    return value == null ? otherwise : value.toString();
  }

  private static int number(Object value) {
    return value instanceof Number n ? n.intValue() : 100;
  }

  private static Area area(String name) {
    for (Area area : Area.values()) {
      if (area.name().equals(name)) {
        return area;
      }
    }
    return Area.EDITOR;
  }

  private record Source(BundleContext framework, ServiceReference<ViewFactory> reference)
      implements ViewEntry.Source {

    @Override
    public ViewFactory factory() {
      ViewFactory factory = framework.getService(reference);
      if (factory == null) {
        throw new LucernaException(
            ExitStatus.PLUGIN, "the view of " + origin() + " has gone or fails to start");
      }
      return factory;
    }

    @Override
    public void release() {
      try {
        framework.ungetService(reference);
      } catch (IllegalStateException e) {
        // This bundle is stopping: its services are given back for it.
      }
    }

    @Override
    public Optional<URL> icon() {
      Bundle bundle = reference.getBundle();
      String path = text(reference, "icon", "");
      return bundle == null || path.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(bundle.getEntry(path));
    }

    @Override
    public String origin() {
      Bundle bundle = reference.getBundle();
      return bundle == null
          ? "a bundle that has gone"
          : bundle.getSymbolicName() + " " + bundle.getVersion();
    }
  }
}
