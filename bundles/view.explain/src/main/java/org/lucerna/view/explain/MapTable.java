/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableModel;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.workbench.kit.Texts;

/** Every map in a line: what it cost, which others are the same, what is to be known of it. */
final class MapTable extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts = new Texts(MapTable.class);
  private final Lines lines = new Lines();
  private final JTable table = new JTable(lines);
  private transient List<Drawn> maps = List.of();

  /** Sorted as numbers where they are numbers; nothing is edited. */
  private static final class Lines extends DefaultTableModel {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isCellEditable(int row, int column) {
      return false;
    }

    @Override
    public Class<?> getColumnClass(int column) {
      return getRowCount() > 0 && getValueAt(0, column) instanceof Double
          ? Double.class
          : String.class;
    }
  }

  /**
   * @param opened receives the map of a line that was double clicked
   */
  MapTable(Consumer<Drawn> opened) {
    super(new BorderLayout());
    table.setName("explain.table");
    table.getAccessibleContext().setAccessibleName(texts.of("table"));
    table.setAutoCreateRowSorter(true);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.addMouseListener(
        new java.awt.event.MouseAdapter() {
          @Override
          public void mouseClicked(java.awt.event.MouseEvent e) {
            int row = table.rowAtPoint(e.getPoint());
            if (e.getClickCount() == 2 && row >= 0) {
              opened.accept(maps.get(table.convertRowIndexToModel(row)));
            }
          }
        });
    add(new JScrollPane(table), BorderLayout.CENTER);
  }

  void show(List<Drawn> next, Groups groups) {
    maps = List.copyOf(next);
    Table content = content(next, groups);
    Object[][] rows = content.rows().stream().map(List::toArray).toArray(Object[][]::new);
    lines.setDataVector(rows, content.columns().toArray());
  }

  /** As it is shown and exported. */
  Table content(List<Drawn> drawn, Groups groups) {
    List<List<Object>> rows = new ArrayList<>();
    for (Drawn map : drawn) {
      Cell cell = map.cell();
      Answer answer = cell.answer();
      Optional<Groups.Group> group = groups.of(cell);
      rows.add(
          List.of(
              cell.subject().picture().name(),
              answer.label() + (cell.partName().isEmpty() ? "" : ", " + cell.partName()),
              answer.layerName(),
              answer.target().name(),
              rounded(answer.target().score()),
              answer.target().probability().isPresent()
                  ? (Object) rounded(answer.target().probability().getAsDouble())
                  : "",
              group.map(Groups.Group::name).orElse(""),
              answer.form().orElse(""),
              rounded(answer.cost().passes()),
              rounded(answer.cost().millis()),
              rounded(cell.map().values().min()),
              rounded(cell.map().values().max()),
              String.join("; ", answer.warnings())));
    }
    List<String> columns =
        List.of(
            "picture",
            "method",
            "layer",
            "target",
            "score",
            "probability",
            "same",
            "form",
            "passes",
            "millis",
            "min",
            "max",
            "warnings");
    return new Table(
        "explanations", columns.stream().map(c -> texts.of("table." + c)).toList(), rows);
  }

  private static Double rounded(double value) {
    return Double.isFinite(value)
        ? Double.valueOf(String.format(Locale.ROOT, "%.4g", value))
        : Double.valueOf(0);
  }
}
