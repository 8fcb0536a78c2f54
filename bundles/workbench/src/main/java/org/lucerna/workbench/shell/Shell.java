/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.beans.PropertyChangeListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.swing.JFrame;
import javax.swing.JMenuBar;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.Workspace;
import org.lucerna.workbench.api.current.CurrentData;
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

  /** When a window that lives is taken to have come through what it opened. */
  private static final int SURVIVED_MS = 20_000;

  private final Services services;
  private final UserFile user;
  private final Texts texts = new Texts(Shell.class);
  private final JFrame frame = new JFrame();
  private final JMenuBar bar = new JMenuBar();
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
  private final Autosave autosave;
  private final Menus menus;
  private final ViewSite site;
  private final Dialogs dialogs = new Dialogs(frame);
  private final PropertyChangeListener onFocus = e -> focused(e.getNewValue());
  private final Runnable onClosed;
  private Preferences preferences;
  private WorkspaceHandle workspace;
  private Rectangle bounds = new Rectangle();
  private Optional<Welcome> welcome = Optional.empty();
  private boolean dark;
  private boolean ready;
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
    this.user = before.user();
    this.preferences = before.preferences();
    this.workspace = before.workspace();
    this.look = before.look();
    this.dark = before.dark();
    this.onClosed = onClosed;
    this.status =
        new StatusLine(services.own().tasks(), services.own().log(), id -> this.show(id));
    this.voice = new WindowVoice(services.own().log(), status::say);
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
    host.connect(views, dock);
    this.autosave = new Autosave(services.own().tasks(), voice, this::state);
    this.site = new ViewSite(this, frame);
    this.menus = new Menus(new Menus.Parts(views, documents, commands, edits, look), this, host);
  }

  private CommandServices commandServices() {
    return new CommandServices(
        services.base().plugins(),
        services.base().binder(),
        services.own().tasks(),
        services.own().history(),
        services.own().log(),
        () -> workspace.folder(),
        selection,
        status::say);
  }

  private Documents.Tools documentTools() {
    return new Documents.Tools(
        services.dynamic().studio(),
        services.own().tasks(),
        voice,
        selection,
        () -> workspace.folder(),
        edits,
        this::remember);
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

  /** Shows the window and what the workspace remembers. */
  void open(List<Path> paths) {
    frame.setName("workbench");
    frame.setIconImages(FlatSVGUtils.createWindowIconImages(Shell.class.getResource("/icons/lucerna.svg")));
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(new Closing());
    frame.addComponentListener(new Moving());
    frame.setJMenuBar(bar);
    frame.getContentPane().add(new ToolBar(menus, selection).component(), BorderLayout.PAGE_START);
    frame.getContentPane().add(dock.component(), BorderLayout.CENTER);
    frame.getContentPane().add(status, BorderLayout.PAGE_END);
    frame.getRootPane().setTransferHandler(new FileDrop(openings::open));
    WindowPlace.apply(frame, workspace.state().window());
    bounds = frame.getBounds();
    addOwnViews();
    services.dynamic().views().open(views);
    services.dynamic().watch().accept(commands);
    views.onChange(this::fillMenus);
    commands.onChange(this::fillMenus);
    selection.listen(CurrentModel.class, status::showModel);
    new SelectionEdits(selection, edits);
    java.awt.KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .addPropertyChangeListener("permanentFocusOwner", onFocus);
    menus.extraKeys(frame.getRootPane());
    begin();
    frame.setVisible(true);
    ready = true;
    for (Class<?> type : List.of(CurrentData.class, CurrentModel.class, CurrentPicture.class)) {
      selection.listen(type, value -> nothingOpen());
    }
    openings.open(paths);
  }

  private void addOwnViews() {
    views.added(
        BuiltIn.entry(
            Places.WELCOME,
            texts.of("view.welcome"),
            true,
            (place, state) -> {
              Welcome page = new Welcome(new WelcomeHands(this), () -> preferences);
              welcome = Optional.of(page);
              return page;
            }));
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
    WorkspaceState state = workspace.state();
    views.arrange(state.layout(), state.views());
    fillMenus();
    frame.setTitle(texts.of("window.title", workspace.folder().getFileName()));
    if (state.open().isNothing()) {
      views.show(Places.WELCOME);
    } else {
      documents.restore(state.open());
    }
    autosave.begin(workspace.file(), state);
    voice.say(workspace.sentence().orElse(texts.of("window.ready")));
    workspace.sentence().ifPresent(s -> voice.note(s));
    Path folder = workspace.folder();
    remember(p -> p.withWorkspace(folder));
    WorkspaceHandle mine = workspace;
    Timer timer =
        new Timer(SURVIVED_MS, e -> tasks().start("Note", false, p -> alive(mine), d -> {}, x -> {}));
    timer.setRepeats(false);
    timer.start();
  }

  private static Object alive(WorkspaceHandle handle) throws java.io.IOException {
    handle.lifeline().survived();
    return "";
  }

  private void nothingOpen() {
    boolean nothing =
        selection.get(CurrentData.class).isEmpty()
            && selection.get(CurrentModel.class).isEmpty()
            && selection.get(CurrentPicture.class).isEmpty();
    // Later: what replaces it may be set next.
    if (nothing && ready) {
      SwingUtilities.invokeLater(
          () -> {
            if (ready && state().open().isNothing()) {
              views.show(Places.WELCOME);
            }
          });
    }
  }

  private void fillMenus() {
    new MenuBar().fill(bar, menus.model());
  }

  private void focused(Object owner) {
    if (owner instanceof Component part) {
      Component tab = SwingUtilities.getAncestorOfClass(OpenView.class, part);
      if (part instanceof OpenView view) {
        views.setActive(view);
      } else if (tab instanceof OpenView view) {
        views.setActive(view);
      }
    }
  }

  /** What is to be kept. */
  private WorkspaceState state() {
    return new WorkspaceState(
        OpenState.of(selection), views.states(), views.layout(), WindowPlace.of(frame, bounds));
  }

  /** Changes the preferences and what shows them. */
  void remember(UnaryOperator<Preferences> change) {
    tasks()
        .start(
            "Preferences",
            false,
            progress -> user.change(change),
            next -> {
              preferences = next;
              welcome.ifPresent(Welcome::refresh);
            },
            voice::failed);
  }

  Preferences preferences() {
    return preferences;
  }

  /** Changes theme and font size at once, and remembers them. */
  void look(Theme theme, int size) {
    look.apply(theme, dark, size);
    remember(p -> p.withLook(theme, size));
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

  /** Ctrl+S: now, with a word about it. */
  void save() {
    autosave.save(() -> voice.say(texts.of("window.saved", workspace.folder())));
  }

  @Override
  public RootSelection selection() {
    return selection;
  }

  @Override
  public Workspace workspace() {
    Path folder = workspace.folder();
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
    if (views.open().size() > 1) {
      views.close(Places.WELCOME);
    }
    frame.toFront();
  }

  /** Goes to another workspace: what is open here is kept and closed. */
  @Override
  public void workspace(Path folder) {
    autosave.save(
        () ->
            tasks()
                .start(
                    texts.of("task.workspace", folder.getFileName()),
                    true,
                    progress ->
                        WorkspaceHandle.open(
                            folder, services.base().storage(), services.own().history()),
                    this::go,
                    voice::failed));
  }

  private void go(WorkspaceHandle next) {
    WorkspaceHandle before = workspace;
    ready = false;
    documents.closeAll();
    edits.clear();
    workspace = next;
    closeLater(before);
    begin();
    ready = true;
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
    ready = false;
    tasks().cancelAll();
    WorkspaceState last = state();
    autosave.stop();
    java.awt.KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .removePropertyChangeListener("permanentFocusOwner", onFocus);
    services.dynamic().views().close();
    commands.close();
    views.closeAll();
    site.close();
    documents.closeAll();
    status.close();
    dock.close();
    frame.dispose();
    WorkspaceHandle mine = workspace;
    tasks()
        .start(
            "Close",
            false,
            progress -> {
              if (mine.file().isPresent()) {
                mine.file().get().write(last);
              }
              mine.close();
              return "";
            },
            done -> onClosed.run(),
            failure -> {
              voice.failed(failure);
              onClosed.run();
            });
  }

  private final class Closing extends WindowAdapter {
    @Override
    public void windowClosing(WindowEvent e) {
      close();
    }

    @Override
    public void windowActivated(WindowEvent e) {
      if (look.theme() == Theme.SYSTEM) {
        followDesktop();
      }
    }
  }

  private void followDesktop() {
    tasks()
        .start(
            "Theme",
            false,
            progress -> org.lucerna.workbench.theme.Desktop.isDark().orElse(false),
            now -> {
              dark = now;
              look.apply(look.theme(), dark, preferences.fontSize());
            },
            voice::failed);
  }

  private final class Moving extends ComponentAdapter {
    @Override
    public void componentMoved(ComponentEvent e) {
      keep();
    }

    @Override
    public void componentResized(ComponentEvent e) {
      keep();
    }

    private void keep() {
      if (!WindowPlace.isMaximized(frame)) {
        bounds = frame.getBounds();
      }
    }
  }
}
