/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import io.github.andrewauclair.moderndocking.Dockable;
import io.github.andrewauclair.moderndocking.DockableTabPreference;
import io.github.andrewauclair.moderndocking.DockingRegion;
import io.github.andrewauclair.moderndocking.api.DockingAPI;
import io.github.andrewauclair.moderndocking.api.RootDockingPanelAPI;
import io.github.andrewauclair.moderndocking.event.DockingListener;
import io.github.andrewauclair.moderndocking.exception.DockableNotFoundException;
import io.github.andrewauclair.moderndocking.ext.ui.DockingUI;
import io.github.andrewauclair.moderndocking.layouts.WindowLayout;
import io.github.andrewauclair.moderndocking.settings.Settings;
import java.awt.Window;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.api.Area;

/** Where views stand in the window, by Modern Docking. Event thread only. */
final class Dock {

  /** An instance of its own: the library's usual one belongs to the whole process. */
  private static final class Docking extends DockingAPI {
    Docking(Window window) {
      super(window);
    }
  }

  private static final class Root extends RootDockingPanelAPI {
    private static final long serialVersionUID = 1L;

    Root(DockingAPI docking, Window window) {
      super(docking, window);
    }
  }

  private final JFrame frame;
  private final Docking docking;
  private final Root root;
  private final LayoutNodes nodes;

  Dock(JFrame frame) {
    this.frame = frame;
    Settings.setDefaultTabPreference(DockableTabPreference.TOP_ALWAYS);
    Settings.setActiveHighlighterEnabled(false);
    DockingUI.initialize();
    this.docking = new Docking(frame);
    this.root = new Root(docking, frame);
    root.setName("dock");
    this.nodes = new LayoutNodes(docking);
  }

  JComponent component() {
    return root;
  }

  void onChange(Runnable listener) {
    docking.addDockingListener((DockingListener) event -> listener.run());
  }

  void register(OpenView view) {
    docking.registerDockable(view);
  }

  boolean isDocked(OpenView view) {
    return docking.isDocked((Dockable) view);
  }

  /** Puts all registered views at their places; views the layout lacks are taken away. */
  void show(Layout layout) {
    WindowLayout window = new WindowLayout(frame, nodes.of(layout));
    docking.getDockingState().restoreWindowLayout_PreserveSizeAndPos(frame, window);
  }

  /** Where views stand now; empty where there are none. */
  Optional<Layout> layout() {
    return nodes.read(docking.getDockingState().getWindowLayout(frame).getRootNode());
  }

  /** Puts a view into the place of another. */
  void beside(OpenView view, OpenView companion) {
    docking.dock((Dockable) view, (Dockable) companion, DockingRegion.CENTER);
  }

  /** Puts a view to the side of the window where its area is. */
  void at(OpenView view, Area area) {
    switch (area) {
      case NAVIGATOR -> docking.dock((Dockable) view, frame, DockingRegion.WEST, Places.NAVIGATOR);
      case INSPECTOR -> docking.dock((Dockable) view, frame, DockingRegion.EAST, Places.INSPECTOR);
      case OUTPUT -> docking.dock((Dockable) view, frame, DockingRegion.SOUTH, Places.OUTPUT);
      default -> docking.dock((Dockable) view, frame, DockingRegion.EAST, 1 - Places.NAVIGATOR);
    }
  }

  /** Brings a docked view to the front of its place. */
  void front(OpenView view) {
    docking.bringToFront((Dockable) view);
  }

  void maximize(OpenView view) {
    if (docking.isMaximized(view)) {
      docking.minimize(view);
    } else {
      docking.maximize(view);
    }
  }

  /** Takes a view out of the window into one of its own. */
  void detach(OpenView view) {
    docking.newWindow((Dockable) view);
  }

  /** The tab shows the view's text and icon as they are now. */
  void update(OpenView view) {
    if (!isDocked(view)) {
      return;
    }
    docking.updateTabInfo((Dockable) view);
    // The library leaves the icon as it was.
    if (SwingUtilities.getAncestorOfClass(JTabbedPane.class, view) instanceof JTabbedPane tabs) {
      for (int i = 0; i < tabs.getTabCount(); i++) {
        if (SwingUtilities.isDescendingFrom(view, tabs.getComponentAt(i))) {
          tabs.setIconAt(i, view.getIcon());
        }
      }
    }
  }

  void remove(OpenView view) {
    try {
      if (isDocked(view)) {
        docking.undock((Dockable) view);
      }
      docking.deregisterDockable(view);
    } catch (DockableNotFoundException e) {
      // It has gone already.
    }
  }

  /** Views that were dragged out of the window. */
  List<Window> floating() {
    return docking.getRootPanels().keySet().stream().filter(w -> w != frame).toList();
  }

  void close() {
    floating().forEach(Window::dispose);
    docking.uninitialize();
  }
}
