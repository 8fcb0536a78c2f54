/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import io.github.andrewauclair.moderndocking.Dockable;
import io.github.andrewauclair.moderndocking.ui.DockingHeaderUI;
import io.github.andrewauclair.moderndocking.ui.HeaderController;
import io.github.andrewauclair.moderndocking.ui.HeaderModel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.HierarchyEvent;
import java.awt.event.HierarchyListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.View;

/**
 * A tab with a view in it. The view is made when its tab is first seen; one that cannot be made
 * leaves a message in its place. Event thread only.
 */
final class OpenView extends JPanel implements Dockable {

  private static final long serialVersionUID = 1L;

  /** What a tab asks of the window. */
  interface Host {
    ViewSite site(OpenView view);

    /** What the view is to begin with. */
    Map<String, String> state(String id);

    Icon icon(ViewEntry entry, boolean pinned);

    void addActions(OpenView view, JPopupMenu menu);

    void closed(OpenView view);

    /** One sentence for the user; the log keeps the rest. */
    void broken(OpenView view, Throwable failure);
  }

  private final transient ViewEntry entry;
  private final transient Host host;
  private final transient HierarchyListener whenSeen = this::seen;
  private transient Optional<View> view = Optional.empty();
  private transient Optional<ViewSite> site = Optional.empty();
  private boolean made;
  private boolean disposed;

  OpenView(ViewEntry entry, Host host) {
    super(new BorderLayout());
    this.entry = entry;
    this.host = host;
    setName("view." + entry.id());
    getAccessibleContext().setAccessibleName(entry.label());
    addHierarchyListener(whenSeen);
  }

  private void seen(HierarchyEvent event) {
    if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing() && !made) {
      // Later: the dock is still arranging its parts.
      SwingUtilities.invokeLater(this::make);
    }
  }

  /** Makes the view if it is not there yet; not when it went before it was made. */
  void make() {
    if (made || disposed) {
      return;
    }
    made = true;
    removeHierarchyListener(whenSeen);
    ViewSite place = host.site(this);
    site = Optional.of(place);
    try {
      View next = entry.source().factory().create(place, host.state(entry.id()));
      view = Optional.of(next);
      add(next.component(), BorderLayout.CENTER);
    } catch (RuntimeException | LinkageError e) {
      broke(e);
    }
    revalidate();
    repaint();
  }

  private void broke(Throwable failure) {
    removeAll();
    add(new BrokenView(entry, this::again), BorderLayout.CENTER);
    host.broken(this, failure);
  }

  private void again() {
    Map<String, String> state = host.state(entry.id());
    dispose();
    removeAll();
    made = false;
    disposed = false;
    make();
    if (state.isEmpty()) {
      requestFocusInWindow();
    }
  }

  ViewEntry entry() {
    return entry;
  }

  boolean isMade() {
    return made;
  }

  /** What the next view of this kind should begin with; what it began with where it fails. */
  Map<String, String> state() {
    try {
      return view.map(View::state).orElseGet(() -> host.state(entry.id()));
    } catch (RuntimeException | LinkageError e) {
      host.broken(this, e);
      return host.state(entry.id());
    }
  }

  List<Exhibit> exhibits() {
    try {
      return view.map(View::exhibits).orElse(List.of());
    } catch (RuntimeException | LinkageError e) {
      host.broken(this, e);
      return List.of();
    }
  }

  boolean isPinned() {
    return site.map(s -> s.pinnable().isPinned()).orElse(false);
  }

  void setPinned(boolean pinned) {
    make();
    site.ifPresent(s -> s.pinnable().setPinned(pinned));
  }

  /** Lets go of the view. */
  void dispose() {
    disposed = true;
    removeHierarchyListener(whenSeen);
    site.ifPresent(ViewSite::close);
    try {
      view.ifPresent(View::close);
    } catch (RuntimeException | LinkageError e) {
      host.broken(this, e);
    }
    if (made) {
      entry.source().release();
    }
    view = Optional.empty();
    site = Optional.empty();
    removeAll();
  }

  /** The part of the view that the keyboard should go to. */
  void focus() {
    Component first = view.map(v -> (Component) v.component()).orElse(this);
    if (!first.requestFocusInWindow()) {
      first.transferFocus();
    }
  }

  @Override
  public String getPersistentID() {
    return entry.id();
  }

  @Override
  public String getTabText() {
    return entry.label();
  }

  @Override
  public String getTabTooltip() {
    return entry.label() + " (" + entry.source().origin() + ")";
  }

  @Override
  public Icon getIcon() {
    return host.icon(entry, isPinned());
  }

  @Override
  public DockingHeaderUI createHeaderUI(HeaderController controller, HeaderModel model) {
    return new TabMenu(controller, model);
  }

  @Override
  public boolean isWrappableInScrollpane() {
    return false;
  }

  @Override
  public boolean isMinMaxAllowed() {
    return true;
  }

  @Override
  public boolean hasMoreMenuOptions() {
    return true;
  }

  @Override
  public void addMoreOptions(JPopupMenu menu) {
    host.addActions(this, menu);
  }

  @Override
  public boolean requestClose() {
    SwingUtilities.invokeLater(() -> host.closed(this));
    return false; // The window takes it away itself.
  }
}
