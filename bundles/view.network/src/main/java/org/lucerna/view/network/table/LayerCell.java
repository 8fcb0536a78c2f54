/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.table;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.util.Set;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.view.network.table.LayerTreeModel.Column;

/** Cells of the layer tree: indented names, numbers on the right, bold what has maps. */
final class LayerCell extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;

  private final transient LayerTreeModel model;
  private final transient Supplier<Set<String>> found;

  LayerCell(LayerTreeModel model, Supplier<Set<String>> found) {
    this.model = model;
    this.found = found;
  }

  /** Room for one level, which the sign of a container fills. */
  static int indent(JTable table) {
    return table.getFont().getSize() * 4 / 3;
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int index) {
    super.getTableCellRendererComponent(table, value, selected, focused, row, index);
    Column column = Column.values()[table.convertColumnIndexToModel(index)];
    LayerTree.Branch branch = model.row(row);
    boolean number = column == Column.PARAMETERS || column == Column.MACS;
    setHorizontalAlignment(number ? SwingConstants.RIGHT : SwingConstants.LEFT);
    setIcon(null);
    boolean maps = !branch.isContainer() && branch.output().maps();
    boolean strong = column == Column.LAYER && maps;
    setFont(strong ? table.getFont().deriveFont(Font.BOLD) : table.getFont());
    if (column == Column.LAYER) {
      name(table, branch, row);
    } else if (column == Column.OPERATION && !branch.isContainer()) {
      setIcon(new KindIcon(branch.output().kind(), table.getFont().getSize()));
      setIconTextGap(table.getFont().getSize() / 2);
    }
    if (!selected) {
      setForeground(muted(branch) ? UIManager.getColor("Label.disabledForeground") : null);
      setBackground(isFound(branch, row) ? mark(table) : null);
    }
    return this;
  }

  /** A container is marked while it hides what was found. */
  private boolean isFound(LayerTree.Branch branch, int row) {
    return found.get().contains(branch.path()) && !(branch.isContainer() && model.isOpen(row));
  }

  private static boolean muted(LayerTree.Branch branch) {
    return !branch.isContainer() && !branch.output().maps();
  }

  private void name(JTable table, LayerTree.Branch branch, int row) {
    int step = indent(table);
    int left = branch.depth() * step + 4;
    Icon icon = null;
    if (branch.isContainer()) {
      icon = UIManager.getIcon(model.isOpen(row) ? "Tree.expandedIcon" : "Tree.collapsedIcon");
      setIconTextGap(Math.max(2, step - icon.getIconWidth()));
    } else {
      left += step;
    }
    setIcon(icon);
    setBorder(BorderFactory.createEmptyBorder(0, left, 0, 0));
  }

  private static Color mark(JTable table) {
    Color background = table.getBackground();
    Color yellow = UIManager.getColor("Actions.Yellow");
    Color mark = yellow == null ? Color.ORANGE : yellow;
    return new Color(
        (2 * background.getRed() + mark.getRed()) / 3,
        (2 * background.getGreen() + mark.getGreen()) / 3,
        (2 * background.getBlue() + mark.getBlue()) / 3);
  }
}
