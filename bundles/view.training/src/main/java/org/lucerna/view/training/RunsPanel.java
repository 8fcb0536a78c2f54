/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToolBar;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunFolder;

/** The list of runs: ticked ones are drawn, the selected one is the window's current run. */
final class RunsPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(RunsPanel.class);

  private final RunsModel model;
  private final JTable table;
  private boolean filling;

  /** What is done with what people choose. */
  record Actions(Runnable ticked, Consumer<RunFolder> selected, Consumer<Path> opened) {}

  RunsPanel(RunColors colors, Actions actions) {
    super(new BorderLayout());
    model = new RunsModel(actions.ticked);
    table = new JTable(model);
    table.setName("training.runs");
    table.getAccessibleContext().setAccessibleName(TEXTS.of("runs.title"));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setPreferredScrollableViewportSize(new Dimension(UIScale.scale(300), UIScale.scale(180)));
    table.getColumnModel().getColumn(0).setMaxWidth(UIScale.scale(28));
    table.getColumnModel().getColumn(1).setPreferredWidth(UIScale.scale(130));
    table.getColumnModel().getColumn(2).setPreferredWidth(UIScale.scale(78));
    table.getColumnModel().getColumn(3).setPreferredWidth(UIScale.scale(64));
    table.getColumnModel().getColumn(1).setCellRenderer(new NameRenderer(colors));
    table
        .getSelectionModel()
        .addListSelectionListener(
            e -> {
              if (!e.getValueIsAdjusting() && !filling) {
                selected().ifPresent(actions.selected);
              }
            });
    add(head(actions), BorderLayout.NORTH);
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    add(scroll, BorderLayout.CENTER);
  }

  private JToolBar head(Actions actions) {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    JLabel title = new JLabel(TEXTS.of("runs.title"));
    title.putClientProperty("FlatLaf.styleClass", "h4");
    title.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    title.setLabelFor(table);
    bar.add(title);
    bar.add(javax.swing.Box.createHorizontalGlue());
    JButton open = new JButton(Icons.of("icons/training-open.svg", RunsPanel.class));
    open.setName("training.open");
    open.setToolTipText(TEXTS.of("runs.open"));
    open.getAccessibleContext().setAccessibleName(TEXTS.of("runs.open"));
    open.addActionListener(e -> choose().ifPresent(actions.opened));
    bar.add(open);
    return bar;
  }

  private Optional<Path> choose() {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    chooser.setDialogTitle(TEXTS.of("runs.open"));
    return chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION
        ? Optional.of(chooser.getSelectedFile().toPath())
        : Optional.empty();
  }

  RunsModel model() {
    return model;
  }

  void show(List<RunFolder> runs) {
    Optional<Path> before = selected().map(RunFolder::folder);
    filling = true;
    model.set(runs);
    filling = false;
    before.ifPresent(this::select);
  }

  Optional<RunFolder> selected() {
    int row = table.getSelectedRow();
    return row < 0 || row >= model.runs().size()
        ? Optional.empty()
        : Optional.of(model.runs().get(row));
  }

  /** Marks a run without telling. */
  void select(Path folder) {
    int row = model.row(folder);
    if (row >= 0 && row != table.getSelectedRow()) {
      filling = true;
      table.setRowSelectionInterval(row, row);
      filling = false;
    }
  }

  /** The run's name behind a square in its colour. */
  private static final class NameRenderer extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;
    private final transient RunColors colors;

    NameRenderer(RunColors colors) {
      this.colors = colors;
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focus, int row, int column) {
      super.getTableCellRendererComponent(table, value, selected, focus, row, column);
      RunFolder run = ((RunsModel) table.getModel()).runs().get(row);
      setIcon(new Swatch(ChartColors.screen().of(colors.slot(run.folder()))));
      setToolTipText(run.problem().orElse(run.folder().toString()));
      return this;
    }
  }

  private record Swatch(Color color) implements Icon {
    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
      g.setColor(color);
      g.fillRoundRect(x, y, getIconWidth() - 2, getIconHeight(), 4, 4);
    }

    @Override
    public int getIconWidth() {
      return UIScale.scale(12);
    }

    @Override
    public int getIconHeight() {
      return UIScale.scale(10);
    }
  }
}
