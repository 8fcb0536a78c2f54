/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.BorderLayout;
import java.awt.Component;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JFrame;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.Workspace;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.command.CommandCenter;
import org.lucerna.workbench.command.CommandServices;
import org.lucerna.workbench.export.ExportFiles;
import org.lucerna.workbench.export.Exports;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Demo;
import org.lucerna.workbench.open.Documents;
import org.lucerna.workbench.open.Kinds;
import org.lucerna.workbench.open.Openings;
import org.lucerna.workbench.open.Voice;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.theme.Look;
import org.lucerna.workbench.theme.Theme;
import org.lucerna.workbench.workspace.Edits;
import org.lucerna.workbench.workspace.Preferences;
import org.lucerna.workbench.workspace.UserFile;
import org.lucerna.workbench.workspace.WorkspaceState;

/** The window: puts its parts together, opens and closes. Event thread only. */
final class Shell implements ViewSite.Desk, Openings.Window {

  private final Services services;
  private final UserPreferences preferences;
  private final Texts texts = new Texts(Shell.class);
  private final MainFrame frame = new MainFrame();
  private final Look look;
  private final StatusLine status;
  private final WindowVoice voice;
  private final RootSelection selection;
  private final CommandCenter commands;
  private final Edits edits = new Edits();
  private final Documents documents;
  private final Openings openings;
  private final Demo demo;
  private final Exports exports;
  private final Dock dock;
  private final Views views;
  private final TabHost host;
  private final WorkspaceKeeper keeper;
  private final Menus menus;
  private final Later filling;
  private final ViewSite site;
  private final Dialogs dialogs = new Dialogs(frame);
  private final ActiveView active;
  private final WelcomePage welcome;
  private final Runnable onClosed;
  private boolean dark;
  private boolean begun;
  private boolean closing;

  /**
   * What was found before the window opens.
   *
   * @param dark whether the desktop is
   */
  record Before(
      UserFile user, Preferences preferences, WorkspaceHandle workspace, Look look, boolean dark) {}

  Shell(Services services, Before before, Runnable onClosed) {
    this.services = services;
    this.look = before.look();
    this.dark = before.dark();
    this.onClosed = onClosed;
    this.status = new StatusLine(services.own().tasks(), services.own().log(), id -> this.show(id));
    this.voice = new WindowVoice(services.own().log(), status::say);
    this.preferences =
        new UserPreferences(before.user(), before.preferences(), services.own().tasks(), voice);
    this.keeper =
        new WorkspaceKeeper(
            before.workspace(),
            new WorkspaceKeeper.Parts(
                services.own().tasks(), services.base().storage(), services.own().history(), voice),
            this::state);
    this.selection = new RootSelection(this::closeLater, voice::failed);
    this.commands = new CommandCenter(commandServices());
    this.documents = new Documents(documentTools());
    this.openings =
        new Openings(
            new Kinds(services.base().plugins()), documents, this, services.dynamic().openers());
    this.demo = new Demo(documents, this, commands::run);
    this.exports =
        new Exports(
            new ExportFiles(
                services.base().storage(),
                services.dynamic().exporter(),
                Clock.systemDefaultZone()),
            new Exports.Place(
                services.own().tasks(), voice, selection, () -> workspace().figures()));
    this.host = new TabHost(this, voice, exports::ask);
    this.dock = new Dock(frame);
    this.views = new Views(dock, host);
    this.active = new ActiveView(views);
    this.welcome = new WelcomePage(selection, views);
    host.connect(views, dock);
    this.site = new ViewSite(this, frame);
    this.menus = new Menus(new Menus.Parts(views, documents, commands, edits, look), this, host);
    this.filling = new Later(() -> new MenuBar().fill(frame.bar(), menus.model()));
  }

  private CommandServices commandServices() {
    return new CommandServices(
        services.base().plugins(),
        services.base().binder(),
        services.own().tasks(),
        services.own().history(),
        services.own().log(),
        keeper::folder,
        selection,
        status::say);
  }

  private Documents.Tools documentTools() {
    return new Documents.Tools(
        services.dynamic().studio(),
        services.own().tasks(),
        voice,
        selection,
        keeper::folder,
        edits,
        preferences::change);
  }

  private void closeLater(AutoCloseable resource) {
    tasks()
        .start(
            "Close",
            false,
            progress -> {
              resource.close();
              return "";
            },
            done -> {},
            voice::failed);
  }

  /** Shows the window, and what the workspace remembers as soon as all that shows it is there. */
  void open(List<Path> paths) {
    frame.listen(this::close, this::followDesktop);
    frame.getContentPane().add(new ToolBar(menus, selection).component(), BorderLayout.PAGE_START);
    frame.getContentPane().add(dock.component(), BorderLayout.CENTER);
    frame.getContentPane().add(status, BorderLayout.PAGE_END);
    frame.place(keeper.remembered().window());
    addOwnViews();
    status.say(texts.of("window.starting"));
    frame.busy(true);
    frame.setVisible(true);
    services.dynamic().started().accept(() -> started(paths));
  }

  private void started(List<Path> paths) {
    if (closing) {
      return;
    }
    try {
      begin(paths);
    } finally {
      frame.busy(false); // Whatever went wrong, it can be looked at and closed.
    }
  }

  private void begin(List<Path> paths) {
    begun = true;
    frame.getRootPane().setTransferHandler(new FileDrop(openings::open));
    services.dynamic().views().open(views);
    services.dynamic().watch().accept(commands);
    views.onChange(filling::run);
    commands.onChange(filling::run);
    selection.listen(CurrentModel.class, status::showModel);
    new SelectionEdits(selection, edits);
    menus.extraKeys(frame.getRootPane());
    begin();
    new Later(frame::drawIcon).run();
    welcome.watch();
    openings.open(paths);
  }

  private void addOwnViews() {
    views.added(welcome.entry(new WelcomeHands(this), preferences));
    Guide guide = new Guide(services.home());
    views.added(
        BuiltIn.entry(
            Menus.GUIDE,
            texts.of("view.guide"),
            false,
            (place, state) -> new GuideView(place, guide.docs(), state)));
  }

  /** Arranges and opens what the workspace remembers. */
  private void begin() {
    WorkspaceState state = keeper.remembered();
    views.arrange(state.layout(), state.views());
    filling.run();
    Path folder = keeper.folder();
    frame.setTitle(texts.of("window.title", folder.getFileName()));
    if (state.open().isNothing()) {
      views.show(Places.WELCOME);
    } else {
      documents.restore(state.open());
    }
    keeper.begin();
    preferences.change(p -> p.withWorkspace(folder));
  }

  /** What is to be kept. */
  private WorkspaceState state() {
    if (!begun) {
      return keeper.remembered();
    }
    return new WorkspaceState(
        OpenState.of(selection), views.states(), views.layout(), frame.place());
  }

  Preferences preferences() {
    return preferences.now();
  }

  /** Changes theme and font size at once, and remembers them. */
  void look(Theme theme, int size) {
    look.apply(theme, dark, size);
    preferences.change(p -> p.withLook(theme, size));
  }

  JFrame frame() {
    return frame;
  }

  Dialogs dialogs() {
    return dialogs;
  }

  Openings openings() {
    return openings;
  }

  Exports exports() {
    return exports;
  }

  Documents documents() {
    return documents;
  }

  Demo demo() {
    return demo;
  }

  Services services() {
    return services;
  }

  WorkspaceKeeper keeper() {
    return keeper;
  }

  @Override
  public RootSelection selection() {
    return selection;
  }

  @Override
  public Workspace workspace() {
    Path folder = keeper.folder();
    return () -> folder;
  }

  @Override
  public Voice voice() {
    return voice;
  }

  @Override
  public TaskCenter tasks() {
    return services.own().tasks();
  }

  @Override
  public CommandCenter commands() {
    return commands;
  }

  @Override
  public boolean show(String view) {
    Optional<OpenView> shown = views.show(view);
    shown.ifPresent(OpenView::focus);
    return shown.isPresent();
  }

  @Override
  public void export(Component parent, Exhibit exhibit) {
    exports.ask(parent, List.of(exhibit));
  }

  @Override
  public Site site() {
    return site;
  }

  @Override
  public void ask(String command, Map<String, ?> values) {
    commands.ask(frame, command, values);
  }

  @Override
  public void network(
      Path weights, List<String> networks, java.util.function.Consumer<String> chosen) {
    dialogs.network(weights, networks, chosen);
  }

  @Override
  public void opened() {
    boolean first =
        selection.get(CurrentModel.class).isPresent()
            && selection.get(CurrentPicture.class).isPresent();
    if (first) {
      views.show(Places.FIRST_LOOK).ifPresent(OpenView::focus);
    }
    welcome.done();
    frame.toFront();
  }

  /** Goes to another workspace: what is open here is kept and closed. */
  @Override
  public void workspace(Path folder) {
    keeper.go(
        folder,
        () -> {
          welcome.pause(true);
          documents.closeAll();
          edits.clear();
        },
        () -> {
          begin();
          welcome.pause(false);
        });
  }

  /** Closes the window, unless something runs and the user wants to wait for it. */
  void close() {
    int running = tasks().running();
    if (running > 0 && !dialogs.closeWhileRunning(running)) {
      return;
    }
    closeNow();
  }

  /** Closes the window and lets go of everything. */
  void closeNow() {
    if (closing) {
      return;
    }
    closing = true;
    welcome.pause(true);
    tasks().cancelAll();
    WorkspaceState last = state();
    active.close();
    services.dynamic().views().close();
    commands.close();
    views.closeAll();
    site.close();
    documents.closeAll();
    status.close();
    dock.close();
    frame.dispose();
    keeper.end(last, onClosed);
  }

  private void followDesktop() {
    if (look.theme() != Theme.SYSTEM) {
      return;
    }
    tasks()
        .start(
            "Theme",
            false,
            progress -> org.lucerna.workbench.theme.Desktop.isDark().orElse(false),
            now -> {
              dark = now;
              look.apply(look.theme(), dark, preferences.now().fontSize());
            },
            voice::failed);
  }
}
