/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToolBar;
import javax.swing.SwingConstants;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartPane;
import org.lucerna.workbench.kit.chart.Charts;
import org.lucerna.workbench.kit.chart.LineChart;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunCurves;
import org.lucerna.workbench.kit.run.RunFolder;

/** Loss, accuracy, learning rate and speed of the ticked runs. */
final class CurvesPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final String EMPTY = "empty";
  private static final String CHARTS = "charts";
  private static final Texts TEXTS = new Texts(CurvesPanel.class);

  private final transient RunColors colors;
  private final JSlider smoothing = new JSlider(0, 95, 0);
  private final JCheckBox log = box("log");
  private final JCheckBox train = box("show.train");
  private final JCheckBox validation = box("show.validation");
  private final List<ChartPane> panes = new ArrayList<>();
  private final JLabel line = new JLabel(" ");
  private final CardLayout cards = new CardLayout();
  private final JPanel middle = new JPanel(cards);
  private transient RunCurves model;

  CurvesPanel(RunColors colors) {
    super(new BorderLayout());
    this.colors = colors;
    train.setSelected(true);
    validation.setSelected(true);
    model = new RunCurves(List.of(), colors, options());
    JPanel grid = new JPanel(new GridLayout(2, 2));
    for (LineChart chart : model.all()) {
      ChartPane pane = new ChartPane(chart);
      pane.setName("training.chart." + panes.size());
      panes.add(pane);
      grid.add(pane);
    }
    middle.add(new JLabel(TEXTS.of("curves.empty"), SwingConstants.CENTER), EMPTY);
    middle.add(grid, CHARTS);
    line.setName("training.line");
    line.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    add(bar(), BorderLayout.NORTH);
    add(middle, BorderLayout.CENTER);
    add(line, BorderLayout.SOUTH);
  }

  private JCheckBox box(String key) {
    JCheckBox box = new JCheckBox(TEXTS.of(key));
    box.setName("training." + key);
    box.getAccessibleContext().setAccessibleName(TEXTS.of(key));
    box.addActionListener(e -> draw());
    return box;
  }

  private JComponent bar() {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    bar.add(train);
    bar.add(validation);
    bar.add(Box.createHorizontalStrut(UIScale.scale(12)));
    bar.add(log);
    bar.add(Box.createHorizontalStrut(UIScale.scale(12)));
    JLabel label = new JLabel(TEXTS.of("smoothing"));
    label.setLabelFor(smoothing);
    bar.add(label);
    smoothing.setName("training.smoothing");
    smoothing.getAccessibleContext().setAccessibleName(TEXTS.of("smoothing"));
    smoothing.setToolTipText(TEXTS.of("smoothing.tip"));
    smoothing.setMaximumSize(
        new Dimension(UIScale.scale(140), smoothing.getPreferredSize().height));
    smoothing.addChangeListener(e -> draw());
    bar.add(smoothing);
    bar.add(Box.createHorizontalGlue());
    return bar;
  }

  private RunCurves.Options options() {
    return new RunCurves.Options(
        smoothing.getValue() / 100.0,
        log.isSelected(),
        train.isSelected(),
        validation.isSelected());
  }

  void show(List<RunFolder> runs) {
    model = new RunCurves(List.copyOf(runs), colors, options());
    draw();
  }

  private void draw() {
    model = new RunCurves(model.runs(), colors, options());
    List<LineChart> charts = model.all();
    for (int i = 0; i < charts.size(); i++) {
      panes.get(i).show(charts.get(i));
    }
    boolean some = model.runs().stream().anyMatch(r -> !r.course().epochs().isEmpty());
    cards.show(middle, some ? CHARTS : EMPTY);
  }

  void say(String sentence) {
    line.setText(sentence.isEmpty() ? " " : sentence);
    line.setToolTipText(sentence);
  }

  List<Exhibit> exhibits(Optional<Recipe> recipe) {
    if (model.table().rows().isEmpty()) {
      return List.of();
    }
    String runs = String.join(", ", model.runs().stream().map(CurvesPanel::described).toList());
    return List.of(
        new Exhibit(
            "training-curves",
            TEXTS.of("curves.caption", runs),
            new Exhibit.Drawn(Charts.figure(model.all())),
            recipe),
        new Exhibit(
            "training-curves",
            TEXTS.of("curves.table", runs),
            new Exhibit.Listed(model.table()),
            recipe));
  }

  private static String described(RunFolder run) {
    return TEXTS.of(
        "curves.run",
        run.name(),
        run.setup().network(),
        run.setup().data(),
        String.valueOf(run.setup().seed()));
  }
}
