/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JToolBar;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.kit.FigurePane;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;
import org.lucerna.workbench.kit.chart.ChartPane;
import org.lucerna.workbench.kit.chart.LineChart;
import org.lucerna.workbench.kit.run.Measured;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunCurves;

/** All that one run's evaluation found. */
final class DetailPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(DetailPanel.class);

  private final transient Renderers renderers;
  private final transient RunColors colors;
  private final transient Consumer<CellPanel.Look> opened;
  private final JComboBox<String> split = new JComboBox<>();
  private final JLabel summary = new JLabel(" ");
  private final CellPanel cells;
  private final TablePane classes = new TablePane("results.classes", TEXTS.of("tab.classes"));
  private final TablePane mistakes = new TablePane("results.mistakes", TEXTS.of("tab.mistakes"));
  private final FigurePane calibration = new FigurePane();
  private final TablePane bins = new TablePane("results.bins", TEXTS.of("tab.calibration"));
  private final TablePane settings = new TablePane("results.settings", TEXTS.of("tab.settings"));
  private final ChartPane loss = pane(0);
  private final ChartPane accuracy = pane(1);
  private transient RunDetail detail;
  private boolean filling;

  /** What is done with what people choose. */
  record Actions(
      BiConsumer<RunDetail, CellPanel.Look> look,
      Consumer<String> split,
      Runnable open,
      Runnable report) {}

  DetailPanel(Renderers renderers, RunColors colors, Actions actions) {
    super(new BorderLayout());
    this.renderers = renderers;
    this.colors = colors;
    opened = look -> actions.look.accept(detail, look);
    cells = new CellPanel(opened);
    mistakes.onOpen(
        row -> {
          Prediction p = detail.mistakes().get(row);
          opened.accept(
              new CellPanel.Look(
                  TEXTS.of("set.mistakes", detail.mistakes().size()),
                  rotated(detail.mistakes(), row),
                  p.predicted(),
                  true));
        });
    JPanel curves = new JPanel(new GridLayout(1, 2));
    curves.add(loss);
    curves.add(accuracy);
    JPanel reliability = new JPanel(new GridLayout(1, 2));
    reliability.add(calibration);
    reliability.add(bins);
    JTabbedPane tabs = new JTabbedPane();
    tabs.setName("results.tabs");
    tabs.getAccessibleContext().setAccessibleName(TEXTS.of("tabs"));
    tabs.addTab(TEXTS.of("tab.confusion"), cells);
    tabs.addTab(TEXTS.of("tab.classes"), classes);
    tabs.addTab(TEXTS.of("tab.calibration"), reliability);
    tabs.addTab(TEXTS.of("tab.mistakes"), mistakes);
    tabs.addTab(TEXTS.of("tab.curves"), curves);
    tabs.addTab(TEXTS.of("tab.settings"), settings);
    add(bar(actions), BorderLayout.NORTH);
    add(tabs, BorderLayout.CENTER);
  }

  private static ChartPane pane(int index) {
    return new ChartPane(new LineChart("", "", false, index == 1, List.of()));
  }

  private static List<Prediction> rotated(List<Prediction> all, int first) {
    List<Prediction> rotated = new java.util.ArrayList<>(all);
    java.util.Collections.rotate(rotated, -first);
    return rotated;
  }

  private JToolBar bar(Actions actions) {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    split.setName("results.split");
    split.getAccessibleContext().setAccessibleName(TEXTS.of("column.split"));
    split.setMaximumSize(split.getPreferredSize());
    split.setPrototypeDisplayValue("validation ");
    split.setMaximumSize(split.getPreferredSize());
    split.addActionListener(
        e -> {
          if (!filling && split.getSelectedItem() instanceof String word) {
            actions.split.accept(word);
          }
        });
    summary.setName("results.summary");
    summary.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(8), 0, 0));
    bar.add(split);
    bar.add(summary);
    bar.add(Box.createHorizontalGlue());
    JButton worst = new JButton(cells.worstAction());
    worst.setName("results.open-worst");
    worst.setToolTipText(TEXTS.of("worst.open.tip"));
    bar.add(worst);
    bar.add(button("open", 'O', actions.open));
    bar.add(button("report", 'R', actions.report));
    return bar;
  }

  private static JButton button(String key, char mnemonic, Runnable action) {
    JButton button = new JButton(TEXTS.of(key));
    button.setName("results." + key);
    button.setMnemonic(mnemonic);
    button.setToolTipText(TEXTS.of(key + ".tip"));
    button.getAccessibleContext().setAccessibleName(TEXTS.of(key));
    button.addActionListener(e -> action.run());
    return button;
  }

  void show(RunDetail next) {
    detail = next;
    filling = true;
    split.removeAllItems();
    next.splits().forEach(split::addItem);
    split.setSelectedItem(next.split());
    split.setEnabled(next.splits().size() > 1);
    filling = false;
    summary.setText(sentence(next));
    cells.show(next);
    classes.show(next.perClass());
    mistakes.show(next.mistakesTable());
    bins.show(next.reliability());
    drawCalibration();
    settings.show(settings(next));
    RunCurves all =
        new RunCurves(List.of(next.run()), colors, new RunCurves.Options(0, false, true, true));
    loss.show(all.loss());
    accuracy.show(all.accuracy());
  }

  private static String sentence(RunDetail detail) {
    if (detail.run().problem().isPresent()) {
      return detail.run().problem().get();
    }
    if (detail.split().isEmpty()) {
      return TEXTS.of("not.evaluated", detail.run().name());
    }
    Optional<Measured> accuracy = detail.measured("accuracy");
    return accuracy
        .map(
            a ->
                TEXTS.of(
                    "summary",
                    detail.run().name(),
                    a.text(),
                    a.intervalText(),
                    a.n(),
                    detail.confusion().total() - right(detail.confusion())))
        .orElse(detail.run().name());
  }

  private static int right(Confusion confusion) {
    int right = 0;
    for (int i = 0; i < confusion.classes().size(); i++) {
      right += confusion.count(i, i);
    }
    return right;
  }

  static Table settings(RunDetail detail) {
    return new Table(
        "settings",
        List.of(TEXTS.of("column.setting"), TEXTS.of("column.value")),
        new TreeMap<>(detail.run().setup().configuration())
            .entrySet().stream().map(e -> List.<Object>of(e.getKey(), e.getValue())).toList());
  }

  private void drawCalibration() {
    boolean dark = ChartColors.screen().dark();
    calibration.show(diagram(renderers, detail, dark ? "dark" : "light"));
  }

  static Optional<Figure> diagram(Renderers renderers, RunDetail detail, String theme) {
    try {
      return detail
          .diagram(TEXTS.of("diagram", detail.split()))
          .map(d -> renderers.draw("reliability", d, Map.of("theme", theme)));
    } catch (UnknownPluginException e) {
      return Optional.empty();
    }
  }

  @Override
  public void updateUI() {
    super.updateUI();
    // Called by the constructor of JPanel too, before anything is there.
    if (detail != null) {
      drawCalibration();
    }
  }

  CellPanel cells() {
    return cells;
  }

  Optional<RunDetail> detail() {
    return Optional.ofNullable(detail);
  }
}
