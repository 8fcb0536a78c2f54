/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartColors;
import org.lucerna.workbench.kit.run.RunColors;
import org.lucerna.workbench.kit.run.RunFolder;

/** The list of runs, of which one or several are selected. */
final class RunsTable extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int[] WIDTHS = {180, 150, 75, 90, 110, 70, 50, 75, 105, 50, 75, 65, 75};
  private static final Texts TEXTS = new Texts(RunsTable.class);

  private final RunRows rows = new RunRows();
  private final JTable table = new WideTable(rows);
  private boolean filling;

  /**
   * @param selected told of the runs that are selected
   * @param opened told of the run that was double-clicked, or on which Enter was pressed
   */
  RunsTable(RunColors colors, Consumer<List<RunFolder>> selected, Consumer<RunFolder> opened) {
    super(new BorderLayout());
    table.setName("results.runs");
    table.getAccessibleContext().setAccessibleName(TEXTS.of("runs"));
    table.setAutoCreateRowSorter(true);
    table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    table.setFillsViewportHeight(true);
    table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
    table
        .getRowSorter()
        .setSortKeys(List.of(new RowSorter.SortKey(RunRows.DATE, SortOrder.DESCENDING)));
    for (int c = 0; c < WIDTHS.length; c++) {
      table.getColumnModel().getColumn(c).setPreferredWidth(UIScale.scale(WIDTHS[c]));
    }
    table.setDefaultRenderer(Double.class, new NumberCell());
    table.setDefaultRenderer(Instant.class, new DateCell());
    table.getColumnModel().getColumn(RunRows.NAME).setCellRenderer(new NameCell(colors));
    table
        .getSelectionModel()
        .addListSelectionListener(
            e -> {
              if (!e.getValueIsAdjusting() && !filling) {
                selected.accept(selected());
              }
            });
    opening(opened);
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setPreferredSize(new Dimension(UIScale.scale(900), UIScale.scale(170)));
    add(scroll, BorderLayout.CENTER);
  }

  private void opening(Consumer<RunFolder> opened) {
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              selected().stream().findFirst().ifPresent(opened);
            }
          }
        });
    table
        .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke("ENTER"), "open");
    table
        .getActionMap()
        .put(
            "open",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                selected().stream().findFirst().ifPresent(opened);
              }
            });
  }

  RunRows rows() {
    return rows;
  }

  /** Shows other runs; those that were selected stay so, without being told. */
  void show(List<RunFolder> runs) {
    List<Path> before = selected().stream().map(RunFolder::folder).toList();
    filling = true;
    rows.set(runs);
    before.forEach(this::add);
    filling = false;
  }

  /** In the order of the table. */
  List<RunFolder> selected() {
    return Arrays.stream(table.getSelectedRows())
        .map(table::convertRowIndexToModel)
        .mapToObj(rows::run)
        .toList();
  }

  private void add(Path folder) {
    row(folder).ifPresent(row -> table.addRowSelectionInterval(row, row));
  }

  private Optional<Integer> row(Path folder) {
    for (int i = 0; i < rows.getRowCount(); i++) {
      if (rows.run(i).folder().equals(folder)) {
        return Optional.of(table.convertRowIndexToView(i));
      }
    }
    return Optional.empty();
  }

  /** Selects one run alone, without telling; false where it is not there. */
  boolean select(Path folder) {
    Optional<Integer> row = row(folder);
    filling = true;
    row.ifPresent(r -> table.setRowSelectionInterval(r, r));
    filling = false;
    return row.isPresent();
  }

  /** Fills its place, and is scrolled where that is too narrow for its columns. */
  private static final class WideTable extends JTable {
    private static final long serialVersionUID = 1L;

    WideTable(RunRows rows) {
      super(rows);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return getParent() == null || getPreferredSize().width < getParent().getWidth();
    }
  }

  private static final class NumberCell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable of, Object value, boolean selected, boolean focus, int row, int column) {
      setHorizontalAlignment(SwingConstants.TRAILING);
      String text = "";
      if (value instanceof Double number) {
        int at = of.convertColumnIndexToModel(column);
        text =
            at == RunRows.ACCURACY
                ? String.format(Locale.ROOT, "%.1f %%", 100 * number)
                : TablePane.text(number);
      }
      return super.getTableCellRendererComponent(of, text, selected, focus, row, column);
    }
  }

  private static final class DateCell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable of, Object value, boolean selected, boolean focus, int row, int column) {
      String text = value instanceof Instant time ? RunRows.date(time) : "";
      return super.getTableCellRendererComponent(of, text, selected, focus, row, column);
    }
  }

  /** The run's name behind a square in its colour. */
  private final class NameCell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;
    private final transient RunColors colors;

    NameCell(RunColors colors) {
      this.colors = colors;
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable of, Object value, boolean selected, boolean focus, int row, int column) {
      super.getTableCellRendererComponent(of, value, selected, focus, row, column);
      RunFolder run = rows.run(of.convertRowIndexToModel(row));
      setIcon(new Swatch(colors.slot(run.folder())));
      setToolTipText(run.problem().orElse(run.folder().toString()));
      return this;
    }
  }

  private record Swatch(int slot) implements Icon {
    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
      g.setColor(ChartColors.screen().of(slot));
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
