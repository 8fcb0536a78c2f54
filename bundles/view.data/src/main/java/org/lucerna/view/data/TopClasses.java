/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import org.lucerna.workbench.api.current.CurrentClass;

/** The most probable classes with their probabilities as bars; choosing one makes it current. */
final class TopClasses extends JList<TopClasses.Row> {

  private static final long serialVersionUID = 1L;
  private static final int ROWS = 5;

  /** A class and its probability. */
  record Row(CurrentClass of, double probability) {
    @Override
    public String toString() {
      return of.name() + " " + percent(probability);
    }
  }

  private final DefaultListModel<Row> rows = new DefaultListModel<>();
  private boolean quiet;

  TopClasses(Consumer<CurrentClass> chosen) {
    setModel(rows);
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setVisibleRowCount(ROWS);
    setCellRenderer(new Bars());
    addListSelectionListener(
        e -> {
          if (!quiet && !e.getValueIsAdjusting() && getSelectedValue() != null) {
            chosen.accept(getSelectedValue().of());
          }
        });
  }

  static String percent(double probability) {
    return probability > 0 && probability < 0.001
        ? "< 0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }

  void show(double[] probabilities, List<String> names) {
    quiet = true;
    rows.clear();
    IntStream.range(0, probabilities.length)
        .boxed()
        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
        .limit(ROWS)
        .forEach(
            i -> rows.addElement(new Row(new CurrentClass(i, names.get(i)), probabilities[i])));
    quiet = false;
  }

  void clear() {
    quiet = true;
    rows.clear();
    quiet = false;
  }

  void select(Optional<CurrentClass> current) {
    quiet = true;
    clearSelection();
    for (int i = 0; i < rows.size(); i++) {
      if (current.filter(rows.get(i).of()::equals).isPresent()) {
        setSelectedIndex(i);
      }
    }
    quiet = false;
  }

  /** A name, a bar and a number. */
  private static final class Bars extends JLabel implements ListCellRenderer<Row> {
    private static final long serialVersionUID = 1L;

    private double share;
    private String number = "";
    private boolean selected;

    @Override
    public Component getListCellRendererComponent(
        JList<? extends Row> list, Row row, int index, boolean isSelected, boolean focus) {
      setFont(list.getFont());
      setText(row.of().name());
      setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
      share = row.probability();
      number = percent(row.probability());
      selected = isSelected;
      setForeground(isSelected ? list.getSelectionForeground() : list.getForeground());
      setBackground(isSelected ? list.getSelectionBackground() : list.getBackground());
      return this;
    }

    @Override
    public Dimension getPreferredSize() {
      Dimension size = super.getPreferredSize();
      return new Dimension(1, size.height);
    }

    @Override
    protected void paintComponent(Graphics g) {
      g.setColor(getBackground());
      g.fillRect(0, 0, getWidth(), getHeight());
      Color bar = UIManager.getColor("Component.accentColor");
      Color base = bar == null ? Color.GRAY : bar;
      g.setColor(
          selected
              ? new Color(255, 255, 255, 60)
              : new Color(base.getRed(), base.getGreen(), base.getBlue(), 70));
      int room = getWidth() - 8;
      g.fillRect(4, 1, (int) Math.round(room * share), getHeight() - 2);
      int width = g.getFontMetrics(getFont()).stringWidth(number);
      Graphics name = g.create(0, 0, Math.max(0, getWidth() - width - 14), getHeight());
      super.paintComponent(name);
      name.dispose();
      g.setFont(getFont());
      g.setColor(getForeground());
      com.formdev.flatlaf.ui.FlatUIUtils.drawString(
          this,
          g,
          number,
          getWidth() - width - 8,
          (getHeight() - g.getFontMetrics().getHeight()) / 2 + g.getFontMetrics().getAscent());
    }
  }
}
