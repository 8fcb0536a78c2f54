/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.table.AbstractTableModel;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.view.network.structure.Fields;
import org.lucerna.view.network.structure.LayerTree;

/** Rows of a layer tree: the branches whose containers are all open. */
public final class LayerTreeModel extends AbstractTableModel {

  private static final long serialVersionUID = 1L;

  /** A first look opens no more rows than this. */
  private static final int FIRST_ROWS = 40;

  /** In order. */
  public enum Column {
    LAYER,
    OPERATION,
    SHAPE,
    PARAMETERS,
    FIELD,
    MACS
  }

  private final List<String> headings;
  private transient Optional<LayerTree> tree = Optional.empty();
  private final transient List<LayerTree.Branch> rows = new ArrayList<>();
  private final Set<String> open = new HashSet<>();

  /**
   * @param headings of the {@link Column}s
   */
  public LayerTreeModel(List<String> headings) {
    this.headings = List.copyOf(headings);
  }

  /** Shows another tree, its outer levels open as far as there is room. */
  public void show(Optional<LayerTree> next) {
    tree = next;
    open.clear();
    next.ifPresent(this::openFirst);
    refresh();
  }

  private void openFirst(LayerTree shown) {
    List<LayerTree.Branch> level = shown.root().children();
    int count = level.size();
    while (!level.isEmpty()) {
      List<LayerTree.Branch> next = new ArrayList<>();
      level.forEach(branch -> next.addAll(branch.children()));
      count += next.size();
      if (count > FIRST_ROWS) {
        return;
      }
      level.stream().filter(LayerTree.Branch::isContainer).forEach(b -> open.add(b.path()));
      level = next;
    }
  }

  private void refresh() {
    rows.clear();
    tree.ifPresent(t -> t.root().children().forEach(this::add));
    fireTableDataChanged();
  }

  private void add(LayerTree.Branch branch) {
    rows.add(branch);
    if (open.contains(branch.path())) {
      branch.children().forEach(this::add);
    }
  }

  public LayerTree.Branch row(int row) {
    return rows.get(row);
  }

  public boolean isOpen(int row) {
    return open.contains(rows.get(row).path());
  }

  /** Opens or closes the container of a row; the row stays where it is. */
  public void setOpen(int row, boolean wanted) {
    LayerTree.Branch branch = rows.get(row);
    if (!branch.isContainer() || isOpen(row) == wanted) {
      return;
    }
    if (wanted) {
      open.add(branch.path());
    } else {
      open.remove(branch.path());
    }
    refresh();
  }

  /** Opens what is around a layer. */
  public int reveal(String path) {
    if (open.addAll(LayerTree.around(path))) {
      refresh();
    }
    return indexOf(path);
  }

  /** The row of a name, or -1 while it is hidden. */
  public int indexOf(String path) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).path().equals(path)) {
        return row;
      }
    }
    return -1;
  }

  /** The row of the container around a row, or -1. */
  public int parent(int row) {
    List<String> around = LayerTree.around(rows.get(row).path());
    return around.isEmpty() ? -1 : indexOf(around.get(around.size() - 1));
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return Column.values().length;
  }

  @Override
  public String getColumnName(int column) {
    return headings.get(column);
  }

  @Override
  public Object getValueAt(int row, int column) {
    LayerTree.Branch branch = rows.get(row);
    return switch (Column.values()[column]) {
      case LAYER -> branch.segment();
      case OPERATION ->
          branch.isContainer() ? branch.layers() + " layers" : branch.output().operation();
      case SHAPE -> branch.output().shape().toString();
      case PARAMETERS -> branch.parameters() == 0 ? "" : Counts.exact(branch.parameters());
      case FIELD -> branch.output().field().map(Fields::brief).orElse("");
      case MACS -> branch.macs() == 0 ? "" : Counts.brief(branch.macs());
    };
  }
}
