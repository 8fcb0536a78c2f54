/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.JPopupMenu;
import javax.swing.UIManager;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** What tabs ask of the window. */
final class TabHost implements OpenView.Host {

  private static final int SIDE = 16;

  private final ViewSite.Desk desk;
  private final WindowVoice voice;
  private final BiConsumer<Component, List<Exhibit>> export;
  private final Texts texts = new Texts(TabHost.class);
  private final Map<String, Icon> icons = new HashMap<>();
  private Optional<Supplier<Views>> views = Optional.empty();
  private Optional<Dock> dock = Optional.empty();

  TabHost(ViewSite.Desk desk, WindowVoice voice, BiConsumer<Component, List<Exhibit>> export) {
    this.desk = desk;
    this.voice = voice;
    this.export = export;
  }

  void connect(Views all, Dock place) {
    views = Optional.of(() -> all);
    dock = Optional.of(place);
  }

  @Override
  public ViewSite site(OpenView view) {
    return new ViewSite(desk, view);
  }

  @Override
  public Map<String, String> state(String id) {
    return views.map(v -> v.get().state(id)).orElse(Map.of());
  }

  @Override
  public Icon icon(ViewEntry entry, boolean pinned) {
    if (pinned) {
      return Icons.of("icons/pin.svg", TabHost.class);
    }
    return icons.computeIfAbsent(entry.id() + entry.source().origin(), k -> read(entry));
  }

  private static Icon read(ViewEntry entry) {
    FlatSVGIcon icon =
        entry
            .source()
            .icon()
            .map(FlatSVGIcon::new)
            .map(i -> i.derive(SIDE, SIDE))
            .orElseGet(
                () ->
                    new FlatSVGIcon("icons/view.svg", SIDE, SIDE, TabHost.class.getClassLoader()));
    icon.setColorFilter(
        new FlatSVGIcon.ColorFilter(color -> UIManager.getColor("Label.foreground")));
    return icon;
  }

  /** A view's picture goes with its bundle. */
  void forget(ViewEntry entry) {
    icons.remove(entry.id() + entry.source().origin());
  }

  @Override
  public void addActions(OpenView view, JPopupMenu menu) {
    MenuBar.fill(menu, actions(view));
  }

  /** What can be done with a view, for its tab and menu View. */
  List<MenuEntry> actions(OpenView view) {
    return List.of(
        MenuEntry.of("tab.pin", texts.of("tab.pin"), "", 10, () -> pin(view))
            .checked(view::isPinned)
            .hint(texts.of("tab.pin.hint")),
        MenuEntry.of(
                "tab.export",
                texts.of("tab.export"),
                "",
                20,
                () -> export.accept(view, view.exhibits()))
            .when(() -> !view.exhibits().isEmpty()),
        MenuEntry.of(
            "tab.float", texts.of("tab.float"), "", 110, () -> withDock(d -> d.detach(view))),
        MenuEntry.of("tab.close", texts.of("tab.close"), "", 120, () -> closed(view)));
  }

  private void withDock(java.util.function.Consumer<Dock> action) {
    dock.ifPresent(action);
  }

  /** Pins a view that follows, and the other way round. */
  void pin(OpenView view) {
    view.setPinned(!view.isPinned());
    withDock(d -> d.update(view));
    String key = view.isPinned() ? "tab.pinned" : "tab.follows";
    voice.say(texts.of(key, view.entry().label()));
  }

  @Override
  public void closed(OpenView view) {
    views.ifPresent(v -> v.get().close(view.entry().id()));
  }

  @Override
  public void broken(OpenView view, Throwable failure) {
    voice.failed(view.entry().source().origin(), failure);
  }
}
