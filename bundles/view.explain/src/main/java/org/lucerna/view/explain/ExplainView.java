/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.event.HierarchyEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentLayer;
import org.lucerna.workbench.api.current.CurrentMethod;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Keys;
import org.lucerna.workbench.kit.Texts;

/**
 * Maps of methods, layers and targets for the current picture; follows picture, class, layer and
 * method of the window. While it is not on the screen nothing is computed.
 */
final class ExplainView implements View {

  /** More pictures under one another nobody compares. */
  private static final int MOST_KEPT = 8;

  private final Texts texts = new Texts(ExplainView.class);
  private final Site site;
  private final Installed installed;
  private final BooleanSupplier onScreen;
  private final JPanel root = new JPanel(new BorderLayout());
  private final Maps maps;
  private final SidePane side;
  private final Tools tools;
  private final Asking asking;
  private final Recorder recorder;
  private final List<CurrentPicture> kept = new ArrayList<>();
  private Choice choice;
  private boolean opening = true;
  private boolean stale;
  private boolean closed;

  ExplainView(Site site, Installed installed, Map<String, String> state) {
    this(site, installed, state, Optional.empty());
  }

  /**
   * @param onScreen whether anybody sees the view; the component knows where nobody says
   */
  ExplainView(
      Site site,
      Installed installed,
      Map<String, String> state,
      Optional<BooleanSupplier> onScreen) {
    this.site = site;
    this.installed = installed;
    this.onScreen = onScreen.orElse(root::isShowing);
    choice = Choice.of(state, installed);
    Look look = LookState.of(state);
    maps = new Maps(site, look, new Showing(), this::cancel);
    tools = new Tools(look, new Doing());
    side = new SidePane(installed, new Following(site.selection(), installed, new Chosen()));
    asking = new Asking(site, installed, maps);
    recorder = new Recorder(site, this::recipe);
    lay();
    keys();
    side.refresh();
    follow();
    root.addHierarchyListener(this::hierarchy);
  }

  private void lay() {
    JPanel right = new JPanel(new BorderLayout());
    right.add(tools, BorderLayout.NORTH);
    right.add(maps.center(), BorderLayout.CENTER);
    right.add(maps.strip(), BorderLayout.SOUTH);
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, side, right);
    split.setContinuousLayout(true);
    split.setOneTouchExpandable(true);
    split.setDividerLocation(UIScale.scale(250));
    split.setBorder(null);
    root.setName("explain");
    root.getAccessibleContext().setAccessibleName(texts.of("view"));
    root.add(split, BorderLayout.CENTER);
  }

  private void hierarchy(HierarchyEvent e) {
    boolean showing = (e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0;
    if (showing && root.isShowing() && stale) {
      ask();
    }
  }

  private void keys() {
    new Keys(root).on("F5", this::again);
    new Keys(maps.center().maps())
        .on("H", () -> tools.look(maps.look().withVisible(!maps.look().visible())))
        .on("OPEN_BRACKET", () -> opacity(-0.1))
        .on("CLOSE_BRACKET", () -> opacity(0.1))
        .on("LEFT", () -> step(-1))
        .on("RIGHT", () -> step(1))
        .on("D", maps::difference)
        .on("ENTER", () -> chosen().stream().findFirst().ifPresent(maps::opened));
  }

  private void opacity(double by) {
    tools.look(maps.look().withOpacity(maps.look().opacity() + by));
  }

  private List<Drawn> chosen() {
    return maps.center().pane().chosen();
  }

  private void follow() {
    site.selection().listen(CurrentModel.class, m -> modelChanged());
    site.selection().listen(CurrentPicture.class, p -> ask());
    site.selection().listen(CurrentClass.class, c -> followed(choice.targets()));
    site.selection().listen(CurrentLayer.class, l -> followed(choice.layers()));
    site.selection().listen(CurrentMethod.class, m -> m.ifPresent(this::methodChanged));
    opening = false;
    ask();
  }

  private void modelChanged() {
    kept.clear();
    asking.forget();
    side.refresh();
    ask();
  }

  /** The window's class or layer is another: matters if the view follows it. */
  private void followed(List<String> words) {
    side.refresh();
    maps.current().ifPresent(s -> side.show(s, currentClass()));
    if (words.contains(Choice.FOLLOW)) {
      ask();
    }
  }

  /** A method became current elsewhere: a view of one method goes along, others show it too. */
  private void methodChanged(CurrentMethod method) {
    if (!choice.methods().contains(method.id()) && installed.find(method.id()).isPresent()) {
      List<String> next =
          new ArrayList<>(choice.methods().size() == 1 ? List.of() : choice.methods());
      next.add(method.id());
      choose(choice.withMethods(next));
    }
  }

  private OptionalInt currentClass() {
    return Following.currentClass(site.selection());
  }

  private void choose(Choice next) {
    new Chosen().set(next, true);
  }

  /** Plugins came or went. */
  void pluginsChanged() {
    if (!closed) {
      asking.forget();
      if (choice.methods().isEmpty()) {
        choice = choice.withMethods(installed.firstMethod().stream().toList());
      }
      side.refresh();
      ask();
    }
  }

  private List<CurrentPicture> pictures() {
    List<CurrentPicture> all = new ArrayList<>();
    site.selection().get(CurrentPicture.class).ifPresent(all::add);
    kept.stream().filter(p -> !all.contains(p)).forEach(all::add);
    return all;
  }

  private Optional<Session> session() {
    return site.selection().get(CurrentModel.class).map(CurrentModel::session);
  }

  private Wish wish() {
    List<String> here =
        choice.methods().stream().filter(m -> installed.find(m).isPresent()).toList();
    return choice.withMethods(here).wish(site.selection(), installed);
  }

  private void ask() {
    if (opening) {
      return; // every listener is called once at first; one question is enough
    }
    recorder.hold();
    List<CurrentPicture> pictures = pictures();
    if (session().isEmpty()) {
      nothing("empty.model");
    } else if (pictures.isEmpty()) {
      nothing("empty.picture");
    } else if (wish().isEmpty()) {
      nothing("empty.method");
    } else if (!onScreen.getAsBoolean()) {
      stale = true;
      asking.cancel();
    } else {
      stale = false;
      maps.center().say("");
      maps.strip().busy(true);
      asking.ask(
          new Asking.Order(session().orElseThrow(), pictures, wish()), new Coloring(maps.look()));
    }
  }

  private void nothing(String key) {
    asking.cancel();
    maps.clear();
    side.noSubject();
    maps.center().empty(key, () -> Openers.open(site, key));
  }

  private void cancel() {
    asking.cancel();
    maps.strip().busy(false);
    maps.center().say(texts.of("cancelled"));
  }

  private void again() {
    asking.forget();
    ask();
    recorder.record();
    Recipes.missing(pictures()).ifPresent(m -> site.say(texts.of("missing." + m.name())));
  }

  private void step(int by) {
    Steps.step(site.selection(), by).ifPresent(p -> site.selection().set(CurrentPicture.class, p));
  }

  private boolean isKept() {
    return site.selection().get(CurrentPicture.class).filter(kept::contains).isPresent();
  }

  /** The current picture stays below others, or none does any more. */
  private void keep() {
    if (isKept()) {
      kept.clear();
    } else if (kept.size() < MOST_KEPT) {
      site.selection().get(CurrentPicture.class).ifPresent(kept::add);
    }
    ask();
  }

  private Optional<Recipe> recipe() {
    return session()
        .flatMap(s -> new Recipes(s, site.workspace()).of(pictures(), wish(), maps.look()));
  }

  @Override
  public JComponent component() {
    return root;
  }

  @Override
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>(choice.state());
    state.putAll(LookState.state(maps.look()));
    return state;
  }

  @Override
  public List<Exhibit> exhibits() {
    return maps.exhibits(installed, recipe());
  }

  Grid grid() {
    return maps.grid();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    asking.cancel();
    asking.forget();
    recorder.close();
    maps.clear();
    kept.clear();
  }

  /** What the maps tell. */
  private final class Showing implements Maps.Owner {
    @Override
    public List<Aims.Expected> expected(Subject subject) {
      List<String> classes = session().map(Session::classes).orElse(List.of());
      return new Aims(classes, subject).of(wish().targets());
    }

    @Override
    public void subject(Subject subject) {
      side.show(subject, currentClass());
    }

    @Override
    public void chosen(List<Drawn> drawn) {
      tools.has(drawn.size(), isKept());
      if (drawn.size() == 1) {
        String method = drawn.get(0).cell().answer().method().split(":")[0];
        site.selection().set(CurrentMethod.class, new CurrentMethod(method));
      }
    }

    @Override
    public void settled() {
      recorder.later();
    }
  }

  /** Where what is chosen is kept. */
  private final class Chosen implements Following.Kept {
    @Override
    public Choice now() {
      return choice;
    }

    @Override
    public void set(Choice next, boolean ask) {
      choice = next;
      if (ask) {
        side.refresh();
        ask();
      }
    }
  }

  /** What the tools do. */
  private final class Doing implements Tools.Owner {
    @Override
    public void look(Look next) {
      maps.look(next);
    }

    @Override
    public void step(int by) {
      ExplainView.this.step(by);
    }

    @Override
    public void again() {
      ExplainView.this.again();
    }

    @Override
    public void difference() {
      maps.difference();
    }

    @Override
    public void keep() {
      ExplainView.this.keep();
    }
  }
}
