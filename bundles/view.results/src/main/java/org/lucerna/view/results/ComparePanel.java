/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartPane;
import org.lucerna.workbench.kit.chart.LineChart;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunCurves;

/** Several runs side by side. */
final class ComparePanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(ComparePanel.class);

  private final transient RunColors colors;
  private final JLabel summary = new JLabel(" ");
  private final TablePane metrics = new TablePane("results.metrics", TEXTS.of("tab.metrics"));
  private final TablePane differences =
      new TablePane("results.differences", TEXTS.of("tab.differences"));
  private final TablePane disagreements =
      new TablePane("results.disagreements", TEXTS.of("tab.disagreements"));
  private final ChartPane loss = new ChartPane(new LineChart("", "", false, false, List.of()));
  private final ChartPane accuracy = new ChartPane(new LineChart("", "", false, true, List.of()));
  private transient Comparison comparison;

  /**
   * @param look told of a picture that runs disagree on: the answers of all
   */
  ComparePanel(RunColors colors, Consumer<List<Prediction>> look) {
    super(new BorderLayout());
    this.colors = colors;
    JPanel curves = new JPanel(new GridLayout(1, 2));
    curves.add(loss);
    curves.add(accuracy);
    JTabbedPane tabs = new JTabbedPane();
    tabs.setName("results.compare");
    tabs.getAccessibleContext().setAccessibleName(TEXTS.of("tabs.compare"));
    tabs.addTab(TEXTS.of("tab.metrics"), metrics);
    tabs.addTab(TEXTS.of("tab.curves"), curves);
    tabs.addTab(TEXTS.of("tab.differences"), differences);
    tabs.addTab(TEXTS.of("tab.disagreements"), disagreements);
    disagreements.onOpen(row -> look.accept(comparison.disagreements().get(row)));
    summary.setName("results.compared");
    summary.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
    add(summary, BorderLayout.NORTH);
    add(tabs, BorderLayout.CENTER);
  }

  void show(Comparison next) {
    comparison = next;
    metrics.show(next.metrics());
    differences.show(next.differences());
    disagreements.show(next.disagreementTable());
    summary.setText(
        next.split().isEmpty()
            ? TEXTS.of("compare.none", next.runs().size())
            : TEXTS.of(
                "compare.some",
                next.runs().size(),
                next.disagreements().size(),
                next.samples(),
                next.split()));
    RunCurves all = curves();
    loss.show(all.loss());
    accuracy.show(all.accuracy());
  }

  RunCurves curves() {
    return new RunCurves(comparison.runs(), colors, new RunCurves.Options(0, false, true, true));
  }

  Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }
}
