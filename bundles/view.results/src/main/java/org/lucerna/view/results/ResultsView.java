/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.SwingConstants;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunReader;
import org.lucerna.workbench.kit.run.RunWatch;

/** Runs, what they found, and how they differ. */
final class ResultsView implements View {

  private static final String OPENED = "opened";
  private static final String SPLIT = "split";
  private static final String EMPTY = "empty";
  private static final String ONE = "one";
  private static final String SEVERAL = "several";
  private static final Texts TEXTS = new Texts(ResultsView.class);

  private final Site site;
  private final Services services;
  private final JPanel component = new JPanel(new BorderLayout());
  private final RunColors colors = new RunColors();
  private final CardLayout cards = new CardLayout();
  private final JPanel below = new JPanel(cards);
  private final JLabel hint = new JLabel("", SwingConstants.CENTER);
  private final RunOpening opening;
  private final RunsTable runs;
  private final DetailPanel one;
  private final ComparePanel several;
  private final Latest<RunDetail> reading;
  private final Latest<Comparison> comparing;
  private final RunWatch watch;
  private String split;
  private String card = EMPTY;

  /** What views of results need of others. */
  record Services(Renderers renderers, Studio studio) {}

  ResultsView(Site site, Services services, Map<String, String> state) {
    this.site = site;
    this.services = services;
    split = state.getOrDefault(SPLIT, "");
    opening = new RunOpening(site, services.studio);
    runs = new RunsTable(colors, this::selected, this::open);
    one =
        new DetailPanel(
            services.renderers,
            colors,
            new DetailPanel.Actions(this::look, this::choose, this::openSelected, this::report));
    several = new ComparePanel(colors, this::disagreement);
    reading = new Latest<>(site, TEXTS.of("reading"), this::show);
    comparing = new Latest<>(site, TEXTS.of("comparing"), this::show);
    layOut();
    watch = new RunWatch(site, component, this::found);
    state.getOrDefault(OPENED, "").lines().map(Path::of).forEach(watch::open);
    site.selection().listen(CurrentRun.class, r -> r.ifPresent(run -> current(run.folder())));
  }

  private void layOut() {
    JPanel nothing = new JPanel(new BorderLayout());
    nothing.add(hint, BorderLayout.CENTER);
    hint.setName("results.hint");
    hint.setText(TEXTS.of("empty"));
    below.add(nothing, EMPTY);
    below.add(one, ONE);
    below.add(several, SEVERAL);
    JButton choose = new JButton(TEXTS.of("open.folder"));
    choose.setIcon(Icons.of("icons/results-open.svg", ResultsView.class));
    choose.setName("results.open-folder");
    choose.setMnemonic('F');
    choose.addActionListener(e -> chooseFolder());
    JLabel title = new JLabel(TEXTS.of("runs.hint"));
    title.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    JPanel head = new JPanel(new BorderLayout());
    head.add(title, BorderLayout.CENTER);
    head.add(choose, BorderLayout.LINE_END);
    JPanel above = new JPanel(new BorderLayout());
    above.add(head, BorderLayout.NORTH);
    above.add(runs, BorderLayout.CENTER);
    JSplitPane all = new JSplitPane(JSplitPane.VERTICAL_SPLIT, above, below);
    all.setResizeWeight(0.2);
    all.setBorder(BorderFactory.createEmptyBorder());
    component.add(all);
    component.setName("results");
  }

  private void chooseFolder() {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    chooser.setDialogTitle(TEXTS.of("open.folder"));
    if (chooser.showOpenDialog(component) == JFileChooser.APPROVE_OPTION) {
      Path folder = chooser.getSelectedFile().toPath();
      site.follow(
          TEXTS.of("reading"),
          p -> RunReader.find(folder),
          found -> {
            if (found.isEmpty()) {
              site.say(TEXTS.of("no.run", folder));
            } else {
              watch.open(folder);
              site.selection().set(CurrentRun.class, new CurrentRun(found.get(0)));
            }
          });
    }
  }

  private void found(List<RunFolder> all) {
    if (all.equals(runs.rows().runs()) && !all.isEmpty()) {
      return;
    }
    colors.add(all);
    runs.show(all);
    if (all.isEmpty()) {
      card(EMPTY);
      return;
    }
    if (runs.selected().isEmpty()) {
      Optional<Path> current =
          site.selection().get(CurrentRun.class).map(r -> r.folder().toAbsolutePath().normalize());
      if (current.filter(runs::select).isEmpty()) {
        runs.select(all.get(0).folder());
      }
    }
    showSelected();
  }

  private void current(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    boolean known = watch.runs().stream().anyMatch(r -> r.folder().equals(absolute));
    if (!known && !absolute.startsWith(site.workspace().runs().toAbsolutePath().normalize())) {
      watch.open(absolute);
    }
    // One of several that are compared stays among them.
    boolean among = runs.selected().stream().anyMatch(r -> r.folder().equals(absolute));
    if (known && !among) {
      runs.select(absolute);
      showSelected();
    }
  }

  private void selected(List<RunFolder> chosen) {
    if (chosen.size() == 1) {
      site.selection().set(CurrentRun.class, new CurrentRun(chosen.get(0).folder()));
    }
    showSelected();
  }

  private void showSelected() {
    List<RunFolder> chosen = runs.selected();
    if (chosen.size() == 1) {
      RunFolder run = chosen.get(0);
      String wanted = split;
      reading.wish(p -> RunDetail.read(run, wanted));
    } else if (chosen.size() > 1) {
      comparing.wish(p -> Comparison.read(chosen));
    }
  }

  private void show(RunDetail detail) {
    List<RunFolder> chosen = runs.selected();
    if (chosen.size() == 1 && chosen.get(0).folder().equals(detail.run().folder())) {
      one.show(detail);
      card(ONE);
    }
  }

  private void show(Comparison comparison) {
    if (runs.selected().size() > 1) {
      several.show(comparison);
      card(SEVERAL);
    }
  }

  private void card(String next) {
    card = next;
    cards.show(below, next);
  }

  private void choose(String next) {
    split = next;
    showSelected();
  }

  private void open(RunFolder run) {
    opening.open(run);
  }

  private void openSelected() {
    one.detail().map(RunDetail::run).ifPresent(this::open);
  }

  /** In the browser, where the system has one. */
  private void report() {
    one.detail()
        .map(RunDetail::run)
        .ifPresent(
            run ->
                site.follow(
                    TEXTS.of("report"),
                    p -> {
                      if (!Files.exists(run.report())) {
                        site.say(TEXTS.of("no.report", run.name()));
                      } else if (Desktop.isDesktopSupported()
                          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                        Desktop.getDesktop().browse(run.report().toUri());
                      } else {
                        site.say(TEXTS.of("no.browser", run.report()));
                      }
                      return run;
                    },
                    done -> {}));
  }

  private void look(RunDetail detail, CellPanel.Look look) {
    opening.show(
        new RunOpening.Wish(
            detail.run(),
            look.title(),
            look.pictures(),
            look.className(),
            look.explain() ? RunOpening.EXPLANATIONS : RunOpening.PICTURES));
  }

  /** The first of the runs that named another class than the true one answers for it. */
  private void disagreement(List<Prediction> answers) {
    several
        .comparison()
        .ifPresent(
            c -> {
              int wrong = 0;
              while (wrong < answers.size() - 1 && answers.get(wrong).isRight()) {
                wrong++;
              }
              Prediction answer = answers.get(wrong);
              opening.show(
                  new RunOpening.Wish(
                      c.runs().get(wrong),
                      TEXTS.of("set.disagreement", answer.sample()),
                      List.of(answer),
                      answer.predicted(),
                      RunOpening.EXPLANATIONS));
            });
  }

  @Override
  public JComponent component() {
    return component;
  }

  @Override
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    state.put(SPLIT, split);
    state.put(
        OPENED, watch.opened().stream().map(Path::toString).collect(Collectors.joining("\n")));
    return state;
  }

  @Override
  public List<Exhibit> exhibits() {
    ResultExhibits exhibits = new ResultExhibits(services.renderers);
    return switch (card) {
      case ONE -> exhibits.of(one.detail().orElseThrow(), runs.rows().table(), colors);
      case SEVERAL ->
          exhibits.of(several.comparison().orElseThrow(), several.curves(), runs.rows().table());
      default -> List.of();
    };
  }

  @Override
  public void close() {
    watch.close();
  }
}
