/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.swing.JTree;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeCellRenderer;
import javax.swing.tree.DefaultTreeModel;
import javax.swing.tree.TreePath;
import org.lucerna.view.data.model.Counts;
import org.lucerna.view.data.model.Filter;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.kit.Texts;

/** Classes and their splits with counts; what is selected is what is listed. */
final class ClassTree extends JTree {

  private static final long serialVersionUID = 1L;

  /** A line of the tree; the root has no place. */
  private record Line(Optional<Filter.Place> place, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private boolean quiet;

  ClassTree(Texts texts, Runnable changed) {
    super(new DefaultTreeModel(new DefaultMutableTreeNode()));
    new Gadgets(texts, "data").named(this, "classes");
    DefaultTreeCellRenderer plain = new DefaultTreeCellRenderer();
    plain.setLeafIcon(null);
    plain.setOpenIcon(null);
    plain.setClosedIcon(null);
    setCellRenderer(plain);
    setRowHeight(0);
    addTreeSelectionListener(
        e -> {
          if (!quiet) {
            changed.run();
          }
        });
  }

  @Override
  public void updateUI() {
    super.updateUI();
    DefaultTreeCellRenderer plain = new DefaultTreeCellRenderer();
    plain.setLeafIcon(null);
    plain.setOpenIcon(null);
    plain.setClosedIcon(null);
    setCellRenderer(plain);
  }

  void show(String title, Counts counts) {
    quiet = true;
    DefaultMutableTreeNode root = node(Optional.empty(), title, counts.all(Optional.empty()));
    for (int c = 0; c < counts.classes().size(); c++) {
      DefaultMutableTreeNode own =
          node(
              Optional.of(new Filter.Place(c, Optional.empty())),
              counts.classes().get(c),
              counts.of(c, Optional.empty()));
      for (Split split : Split.values()) {
        int n = counts.of(c, Optional.of(split));
        if (n > 0) {
          own.add(node(Optional.of(new Filter.Place(c, Optional.of(split))), split.id(), n));
        }
      }
      root.add(own);
    }
    setModel(new DefaultTreeModel(root));
    setSelectionRow(0);
    quiet = false;
  }

  private static DefaultMutableTreeNode node(Optional<Filter.Place> place, String name, int n) {
    return new DefaultMutableTreeNode(new Line(place, name + "  (" + n + ")"));
  }

  /** What is selected; none for all. */
  Set<Filter.Place> places() {
    Set<Filter.Place> places = new HashSet<>();
    TreePath[] paths = getSelectionPaths();
    if (paths == null) {
      return places;
    }
    for (TreePath path : paths) {
      Object user = ((DefaultMutableTreeNode) path.getLastPathComponent()).getUserObject();
      if (!(user instanceof Line line) || line.place().isEmpty()) {
        return Set.of();
      }
      places.add(line.place().get());
    }
    return places;
  }
}
