/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.command.CommandCenter;
import org.lucerna.workbench.command.CommandEntry;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Documents;
import org.lucerna.workbench.palette.PaletteItem;
import org.lucerna.workbench.palette.PalettePanel;
import org.lucerna.workbench.theme.Look;
import org.lucerna.workbench.theme.Theme;
import org.lucerna.workbench.workspace.Edits;

/** What menus, tool bar and palette offer. Event thread only. */
final class Menus implements ToolBar.Hands {

  static final String GUIDE = "guide";

  private final Parts parts;
  private final Shell shell;
  private final TabHost host;
  private final Texts texts = new Texts(Menus.class);

  /** What menus are made of. */
  record Parts(Views views, Documents documents, CommandCenter commands, Edits edits, Look look) {}

  Menus(Parts parts, Shell shell, TabHost host) {
    this.parts = parts;
    this.shell = shell;
    this.host = host;
  }

  MenuModel model() {
    MenuModel model = new MenuModel();
    file(model);
    edit(model);
    view(model);
    dataAndModel(model);
    run(model);
    window(model);
    help(model);
    model.addCommands(parts.commands().entries(), this::ask);
    return model;
  }

  private void ask(CommandEntry command) {
    shell.ask(command.id(), java.util.Map.of());
  }

  private MenuEntry item(String id, String key, int position, Runnable action) {
    return MenuEntry.of(id, texts.of(id), key, position, action);
  }

  private void file(MenuModel model) {
    model.add("File", item("file.open", "ctrl O", 10, this::open));
    model.add("File", item("file.folder", "", 20, () -> new WelcomeHands(shell).pictures()));
    model.add("File", item("file.workspace", "", 110, () -> new WelcomeHands(shell).workspace()));
    model.add(
        "File", MenuEntry.menu("file.workspaces", texts.of("file.workspaces"), 120, this::recent));
    model.add("File", item("file.save", "ctrl S", 210, shell.keeper()::save));
    model.add("File", item("file.export", "ctrl E", 220, this::export));
    model.add("File", item("file.quit", "ctrl Q", 310, shell::close));
  }

  private List<MenuEntry> recent() {
    List<MenuEntry> entries = new ArrayList<>();
    for (Path folder : shell.preferences().workspaces()) {
      entries.add(
          MenuEntry.of(
              "workspace." + folder.getFileName(),
              folder.toString(),
              "",
              entries.size(),
              () -> shell.workspace(folder)));
    }
    return entries;
  }

  private void edit(MenuModel model) {
    Edits edits = parts.edits();
    model.add(
        "Edit",
        item("edit.undo", "ctrl Z", 10, this::undo).when(() -> edits.undoable().isPresent()));
    model.add(
        "Edit",
        item("edit.redo", "ctrl shift Z", 20, this::redo).when(() -> edits.redoable().isPresent()));
    model.add("Edit", item("edit.copy", "ctrl shift C", 110, this::copy));
    model.add("Edit", item("edit.palette", "ctrl shift P", 210, this::palette));
    model.add("Edit", item("edit.preferences", "ctrl COMMA", 310, this::preferences));
  }

  private void view(MenuModel model) {
    int position = 0;
    for (ViewEntry entry : parts.views().entries()) {
      model.add(
          "View",
          MenuEntry.of(
                  "view." + entry.id(), entry.label(), "", position++, () -> toggle(entry.id()))
              .checked(() -> parts.views().isOpen(entry.id())));
    }
    model.add(
        "View",
        item("view.pin", "ctrl shift L", 210, () -> parts.views().active().ifPresent(host::pin))
            .checked(() -> parts.views().active().map(OpenView::isPinned).orElse(false)));
    model.add("View", item("view.next", "F6", 310, () -> go(1)));
    model.add("View", item("view.previous", "shift F6", 320, () -> go(-1)));
    model.add(
        "View",
        item("view.close", "ctrl W", 330, () -> parts.views().active().ifPresent(host::closed)));
  }

  /** Brings a view to the front; an active one is closed, as the check mark promises. */
  private void toggle(String id) {
    boolean active =
        parts.views().active().filter(v -> v.entry().id().equals(id) && v.isShowing()).isPresent();
    if (active) {
      parts.views().close(id);
    } else {
      shell.show(id);
    }
  }

  private void go(int step) {
    List<OpenView> open = parts.views().open();
    if (!open.isEmpty()) {
      int at = parts.views().active().map(open::indexOf).orElse(-step);
      shell.show(open.get(Math.floorMod(at + step, open.size())).entry().id());
    }
  }

  private void dataAndModel(MenuModel model) {
    model.add("Data", item("data.open", "", 10, () -> new WelcomeHands(shell).pictures()));
    model.add("Data", MenuEntry.menu("data.recent", texts.of("data.recent"), 20, this::recentData));
    model.add(
        "Data",
        item("data.close", "", 110, parts.documents()::closeData)
            .when(() -> shell.selection().get(CurrentData.class).isPresent()));
    model.add("Model", item("model.open", "", 10, this::open));
    model.add(
        "Model", MenuEntry.menu("model.recent", texts.of("model.recent"), 20, this::recentModels));
    model.add(
        "Model",
        item("model.close", "", 110, parts.documents()::closeModel)
            .when(() -> shell.selection().get(CurrentModel.class).isPresent()));
  }

  private void run(MenuModel model) {
    model.add("Run", item("run.critters", "", 10, () -> new WelcomeHands(shell).critters()));
    model.add(
        "Run",
        item("run.cancel", "ESCAPE", 110, () -> shell.tasks().cancelNewest())
            .when(() -> shell.tasks().running() > 0));
  }

  private void window(MenuModel model) {
    model.add("Window", MenuEntry.menu("window.theme", texts.of("window.theme"), 10, this::themes));
    model.add("Window", item("window.larger", "ctrl EQUALS", 110, () -> resize(1)));
    model.add("Window", item("window.smaller", "ctrl MINUS", 120, () -> resize(-1)));
    model.add("Window", item("window.normal", "", 130, () -> shell.look(parts.look().theme(), 0)));
    model.add("Window", item("window.reset", "", 210, parts.views()::reset));
  }

  private List<MenuEntry> themes() {
    List<MenuEntry> entries = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      entries.add(
          MenuEntry.of(
                  "theme." + theme.id(),
                  texts.of("theme." + theme.id()),
                  "",
                  entries.size(),
                  () -> shell.look(theme, shell.preferences().fontSize()))
              .checked(() -> parts.look().theme() == theme));
    }
    return entries;
  }

  private void resize(int points) {
    int size = parts.look().fontSize() + points;
    if (size >= Look.SMALLEST && size <= Look.LARGEST) {
      shell.look(parts.look().theme(), size);
    }
  }

  private void help(MenuModel model) {
    model.add("Help", item("help.guide", "F1", 10, this::guide));
    model.add("Help", item("help.keys", "", 20, () -> shell.dialogs().shortcuts(model.all())));
    model.add("Help", item("help.welcome", "", 110, () -> shell.show(Places.WELCOME)));
    model.add(
        "Help",
        item(
            "help.about",
            "",
            210,
            () -> shell.dialogs().about(shell.services().base().plugins().bundles())));
  }

  private void guide() {
    boolean browsed =
        new Guide(shell.services().home())
            .book()
            .map(page -> Guide.browse(page.toUri()))
            .orElse(false);
    if (!browsed) {
      shell.show(GUIDE);
    }
  }

  private void preferences() {
    new PreferencesPanel(parts.look(), shell.workspace().folder(), shell::look).open(shell.frame());
  }

  /** Keys that stand in no menu: a second one for what has one already. */
  void extraKeys(JRootPane root) {
    for (String key : List.of("ctrl PLUS", "ctrl ADD", "ctrl shift EQUALS")) {
      key(root, key, () -> resize(1));
    }
    key(root, "ctrl SUBTRACT", () -> resize(-1));
    key(root, "ctrl Y", this::redo);
  }

  private static void key(JRootPane root, String key, Runnable action) {
    Keys.of(key)
        .ifPresent(
            stroke -> {
              root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, key);
              root.getActionMap()
                  .put(
                      key,
                      new AbstractAction() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public void actionPerformed(java.awt.event.ActionEvent e) {
                          action.run();
                        }
                      });
            });
  }

  @Override
  public void open() {
    shell.openings().open(shell.dialogs().open(shell.workspace().folder(), false));
  }

  /** What the active view shows; where it shows nothing, what all open views show. */
  private List<Exhibit> exhibits() {
    List<Exhibit> active =
        parts
            .views()
            .active()
            .filter(OpenView::isShowing)
            .map(OpenView::exhibits)
            .orElse(List.of());
    return active.isEmpty()
        ? parts.views().open().stream()
            .filter(OpenView::isShowing)
            .flatMap(v -> v.exhibits().stream())
            .toList()
        : active;
  }

  @Override
  public void export() {
    shell.exports().ask(shell.frame(), exhibits());
  }

  private void copy() {
    Optional<Exhibit> first = exhibits().stream().findFirst();
    first.ifPresentOrElse(shell.exports()::copy, () -> shell.voice().say(texts.of("copy.nothing")));
  }

  @Override
  public void undo() {
    parts.edits().undoable().ifPresent(l -> shell.voice().say(texts.of("undone", l)));
    parts.edits().undo();
  }

  @Override
  public void redo() {
    parts.edits().redoable().ifPresent(l -> shell.voice().say(texts.of("redone", l)));
    parts.edits().redo();
  }

  @Override
  public void switchTheme() {
    Theme next = parts.look().isDark() ? Theme.LIGHT : Theme.DARK;
    shell.look(next, shell.preferences().fontSize());
  }

  @Override
  public List<MenuEntry> data() {
    List<MenuEntry> entries = new ArrayList<>(recentData());
    entries.add(item("data.open", "", 110, () -> new WelcomeHands(shell).pictures()));
    return entries;
  }

  @Override
  public List<MenuEntry> models() {
    List<MenuEntry> entries = new ArrayList<>(recentModels());
    entries.add(item("model.open", "", 110, this::open));
    return entries;
  }

  private List<MenuEntry> recentData() {
    List<MenuEntry> entries = new ArrayList<>();
    for (var source : shell.preferences().data()) {
      Documents.Source data = Documents.Source.of(source);
      entries.add(
          MenuEntry.of(
                  "data." + data.name(),
                  data.name(),
                  "",
                  entries.size(),
                  () -> parts.documents().data(data, shell::opened))
              .hint(data.place()));
    }
    return entries;
  }

  private List<MenuEntry> recentModels() {
    List<MenuEntry> entries = new ArrayList<>();
    for (var choice : shell.preferences().models()) {
      String name = Documents.name(choice);
      entries.add(
          MenuEntry.of(
                  "model." + name,
                  name,
                  "",
                  entries.size(),
                  () -> parts.documents().model(choice, shell::opened))
              .hint(choice.toString()));
    }
    return entries;
  }

  @Override
  public void palette() {
    PalettePanel panel =
        new PalettePanel(items(PaletteItems.Found.NOTHING), item -> item.action().run());
    panel.open(shell.frame().getRootPane());
    Path runs = shell.workspace().runs();
    shell
        .tasks()
        .start(
            texts.of("edit.palette"),
            false,
            progress -> PaletteItems.Found.in(runs, shell.services().base().plugins()),
            found -> panel.setItems(items(found)),
            shell.voice()::failed);
  }

  private List<PaletteItem> items(PaletteItems.Found found) {
    return new PaletteItems()
        .commands(parts.commands().entries(), this::ask)
        .views(parts.views())
        .actions(model().all())
        .recent(shell.preferences(), parts.documents(), shell::opened)
        .runs(found.runs(), parts.documents(), shell::opened)
        .weights(found.weights(), file -> shell.openings().open(List.of(file)))
        .pictures(shell.selection(), parts.documents())
        .list();
  }
}
