/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.BorderLayout;
import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunReader;
import org.lucerna.workbench.kit.run.RunState;
import org.lucerna.workbench.kit.run.RunWatch;

/** Starts trainings and shows how they, and earlier ones, go. */
final class TrainingView implements View {

  private static final String OPENED = "opened";
  private static final String TICKED = "ticked";
  private static final Texts TEXTS = new Texts(TrainingView.class);

  private final Site site;
  private final TrainingCommands commands;
  private final JPanel component = new JPanel(new BorderLayout());
  private final RunColors colors = new RunColors();
  private final StartPanel start;
  private final RunsPanel runs;
  private final CurvesPanel curves;
  private final CamPanel cam;
  private final Latest<Optional<EpochMaps>> reading;
  private final RunWatch watch;

  /** Begun here, by folder: what to stop, and what to resume by the same recipe. */
  private final Map<Path, Begun> begun = new HashMap<>();

  private record Begun(Recipe recipe, Activity activity) {}

  TrainingView(Site site, TrainingCommands commands, Map<String, String> state) {
    this.site = site;
    this.commands = commands;
    start = new StartPanel(commands, new StartPanel.Actions(this::start, this::stop, this::resume));
    runs =
        new RunsPanel(
            colors, new RunsPanel.Actions(this::drawCurves, this::makeCurrent, this::open));
    runs.model().restore(state.getOrDefault(TICKED, ""));
    curves = new CurvesPanel(colors);
    cam = new CamPanel(site);
    reading = new Latest<>(site, TEXTS.of("cam.read"), this::showMaps);
    layOut();
    start.fill(saved(state));
    watch = new RunWatch(site, component, this::found);
    state.getOrDefault(OPENED, "").lines().map(Path::of).forEach(watch::open);
    site.selection().listen(CurrentData.class, d -> prefill());
    site.selection().listen(CurrentModel.class, m -> prefill());
    site.selection().listen(CurrentRun.class, r -> r.ifPresent(run -> current(run.folder())));
  }

  private void layOut() {
    JTabbedPane tabs = new JTabbedPane();
    tabs.setName("training.tabs");
    tabs.getAccessibleContext().setAccessibleName(TEXTS.of("tabs"));
    tabs.addTab(TEXTS.of("tab.curves"), curves);
    tabs.addTab(TEXTS.of("tab.cam"), cam);
    tabs.setMnemonicAt(0, 'C');
    tabs.setMnemonicAt(1, 'M');
    JSplitPane left = new JSplitPane(JSplitPane.VERTICAL_SPLIT, start, runs);
    left.setResizeWeight(0.6);
    left.setBorder(BorderFactory.createEmptyBorder());
    JSplitPane all = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, tabs);
    all.setResizeWeight(0.28);
    all.setBorder(BorderFactory.createEmptyBorder());
    component.add(all);
    component.setName("training");
    component.addHierarchyListener(
        e -> {
          if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            start.refresh();
          }
        });
  }

  private static Map<String, Object> saved(Map<String, String> state) {
    Map<String, Object> values = new LinkedHashMap<>();
    state.forEach(
        (key, value) -> {
          if (key.startsWith("form.")) {
            values.put(key.substring(5), value);
          }
        });
    return values;
  }

  private void prefill() {
    start.refresh();
    start.fill(site.selection().get(CurrentData.class), site.selection().get(CurrentModel.class));
  }

  private void start() {
    Map<String, Object> values = start.values();
    Optional<String> missing = start.missing(values);
    if (missing.isPresent()) {
      site.say(TEXTS.of("missing", missing.get()));
      return;
    }
    start.command().ifPresent(c -> begin(commands.recipe(c, values, site.workspace().runs())));
  }

  private void begin(Recipe recipe) {
    Activity activity = site.run(recipe, outcome -> watch.look());
    Optional<Path> folder = TrainingCommands.folder(recipe, site.workspace().folder());
    folder.ifPresent(
        f -> {
          begun.put(f, new Begun(recipe, activity));
          if (!f.startsWith(site.workspace().runs().toAbsolutePath().normalize())) {
            watch.open(f);
          }
          site.selection().set(CurrentRun.class, new CurrentRun(f));
        });
    watch.look();
    enable();
  }

  private void stop() {
    shown().map(r -> begun.get(r.folder())).map(Begun::activity).ifPresent(Activity::cancel);
    enable();
  }

  private void resume() {
    shown()
        .flatMap(
            run ->
                Optional.ofNullable(begun.get(run.folder()))
                    .map(b -> TrainingCommands.resumed(b.recipe))
                    .or(() -> commands.resumed(run)))
        .ifPresent(this::begin);
  }

  private void open(Path folder) {
    site.follow(
        TEXTS.of("read"),
        p -> RunReader.find(folder),
        found -> {
          if (found.isEmpty()) {
            site.say(TEXTS.of("no.run", folder));
          } else {
            watch.open(folder);
            makeCurrent(found.get(0));
          }
        });
  }

  private void makeCurrent(RunFolder run) {
    makeCurrent(run.folder());
  }

  private void makeCurrent(Path folder) {
    site.selection().set(CurrentRun.class, new CurrentRun(folder));
  }

  private void current(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (watch.runs().stream().noneMatch(r -> r.folder().equals(absolute))
        && !absolute.startsWith(site.workspace().runs().toAbsolutePath().normalize())) {
      watch.open(absolute);
    }
    runs.select(absolute);
    showSelected();
  }

  private void found(List<RunFolder> all) {
    start.refresh();
    colors.add(all);
    runs.show(all.stream().map(this::truly).toList());
    Optional<Path> current =
        site.selection().get(CurrentRun.class).map(r -> r.folder().toAbsolutePath().normalize());
    current.ifPresent(runs::select);
    if (runs.selected().isEmpty() && !all.isEmpty()) {
      runs.select(all.get(0).folder());
    }
    drawCurves();
    showSelected();
  }

  /** The window's own process lives on after a run of it was stopped. */
  private RunFolder truly(RunFolder run) {
    Begun here = begun.get(run.folder());
    if (run.state() != RunState.RUNNING) {
      return run;
    }
    if (here != null && here.activity.isDone()) {
      return run.in(RunState.INTERRUPTED);
    }
    OptionalInt epochs =
        run.course().planned().isPresent() ? OptionalInt.empty() : commands.epochs(run);
    return epochs.isPresent() ? run.with(run.course().of(epochs.getAsInt())) : run;
  }

  private Optional<RunFolder> shown() {
    return runs.selected();
  }

  private void drawCurves() {
    curves.show(runs.model().shown());
  }

  private void showSelected() {
    curves.say(shown().map(CourseText::line).orElse(""));
    enable();
    shown()
        .ifPresentOrElse(
            run -> reading.wish(p -> EpochMaps.read(run.folder())),
            () -> cam.say(TEXTS.of("cam.no.run")));
  }

  private void showMaps(Optional<EpochMaps> maps) {
    Optional<EpochMaps> own =
        maps.filter(m -> shown().filter(r -> m.folder().startsWith(r.folder())).isPresent());
    if (own.isPresent()) {
      if (!own.equals(cam.maps())) {
        cam.show(own.get());
      }
    } else {
      cam.say(TEXTS.of("cam.no.maps"));
    }
  }

  private void enable() {
    Optional<RunFolder> run = shown();
    boolean here =
        run.map(r -> begun.get(r.folder())).filter(b -> !b.activity.isDone()).isPresent();
    boolean can =
        run.filter(r -> r.state() == RunState.INTERRUPTED)
            .filter(r -> begun.containsKey(r.folder()) || commands.resumed(r).isPresent())
            .isPresent();
    start.setActions(here, can && !here);
  }

  @Override
  public JComponent component() {
    return component;
  }

  @Override
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    start.fields().forEach((key, value) -> state.put("form." + key, value.toString()));
    state.put(
        OPENED, watch.opened().stream().map(Path::toString).collect(Collectors.joining("\n")));
    state.put(TICKED, runs.model().state());
    return state;
  }

  @Override
  public List<Exhibit> exhibits() {
    List<RunFolder> drawn = runs.model().shown();
    Optional<Recipe> recipe = drawn.size() == 1 ? commands.again(drawn.get(0)) : Optional.empty();
    List<Exhibit> all = new ArrayList<>(curves.exhibits(recipe));
    shown().ifPresent(run -> all.addAll(cam.exhibits(run.name())));
    return all;
  }

  @Override
  public void close() {
    watch.close();
    cam.close();
  }
}
