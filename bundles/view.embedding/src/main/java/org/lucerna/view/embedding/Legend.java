/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.Icon;
import javax.swing.JList;

/** Classes with their marks and counts; those selected stand out in the plane. */
final class Legend extends JList<String> {

  private static final long serialVersionUID = 1L;

  private final DefaultListModel<String> lines = new DefaultListModel<>();
  private boolean quiet;

  Legend(Runnable changed) {
    setModel(lines);
    setCellRenderer(new Line());
    addListSelectionListener(
        e -> {
          if (!quiet && !e.getValueIsAdjusting()) {
            changed.run();
          }
        });
  }

  void show(Marks marks, List<Integer> classes) {
    quiet = true;
    lines.clear();
    for (int c = 0; c < marks.names().size(); c++) {
      int index = c;
      long n = classes.stream().filter(i -> i == index).count();
      lines.addElement(marks.names().get(c) + "  (" + n + ")");
    }
    quiet = false;
  }

  void clear() {
    quiet = true;
    lines.clear();
    quiet = false;
  }

  /** Classes that are to stand out; none for all alike. */
  Set<Integer> chosen() {
    Set<Integer> chosen = new HashSet<>();
    for (int index : getSelectedIndices()) {
      chosen.add(index);
    }
    return chosen;
  }

  private static final class Line extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      super.getListCellRendererComponent(list, value, index, selected, focus);
      setIcon(new MarkIcon(index));
      return this;
    }
  }

  /** A class's mark. */
  private record MarkIcon(int index) implements Icon {
    @Override
    public void paintIcon(Component c, Graphics graphics, int x, int y) {
      Graphics2D g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(Marks.color(index));
      g.fill(
          Marks.shape(
              index, x + getIconWidth() / 2.0, y + getIconHeight() / 2.0, UIScale.scale(4.5f)));
      g.dispose();
    }

    @Override
    public int getIconWidth() {
      return UIScale.scale(14);
    }

    @Override
    public int getIconHeight() {
      return UIScale.scale(14);
    }
  }
}
