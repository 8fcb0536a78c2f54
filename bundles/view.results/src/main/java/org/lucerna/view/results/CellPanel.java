/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import org.lucerna.core.api.data.Table;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.Prediction;

/** The confusion matrix with its worst cells and the pictures of the cell that is looked at. */
final class CellPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(CellPanel.class);

  private final transient Consumer<Look> opened;
  private final ConfusionPane matrix = new ConfusionPane(this::listCell, this::open);
  private final TablePane worst = new TablePane("results.worst", TEXTS.of("worst"));
  private final TablePane pictures = new TablePane("results.pictures", TEXTS.of("pictures"));
  private final JLabel title = new JLabel(" ");
  private final JButton asPredicted = new JButton();
  private final JButton asTrue = new JButton();
  private final WorstCell worstCell = new WorstCell();
  private transient RunDetail detail;
  private transient List<Confusion.Cell> mistakes = List.of();
  private transient List<Prediction> listed = List.of();
  private boolean filling;

  /**
   * What people want to see.
   *
   * @param explain whether its maps, else the pictures
   */
  record Look(String title, List<Prediction> pictures, String className, boolean explain) {}

  CellPanel(Consumer<Look> opened) {
    super(new BorderLayout());
    this.opened = opened;
    JScrollPane scroll = new JScrollPane(matrix);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    JSplitPane right = new JSplitPane(JSplitPane.VERTICAL_SPLIT, headed(), below());
    right.setResizeWeight(0.4);
    right.setBorder(BorderFactory.createEmptyBorder());
    right.setPreferredSize(new Dimension(UIScale.scale(330), UIScale.scale(200)));
    JSplitPane all = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scroll, right);
    all.setResizeWeight(1);
    all.setBorder(BorderFactory.createEmptyBorder());
    add(all, BorderLayout.CENTER);
    worst.onSelect(
        row -> {
          if (!filling) {
            matrix.select(mistakes.get(row));
          }
        });
    worst.onOpen(row -> open(mistakes.get(row)));
    pictures.onOpen(row -> look(listed.get(row), listed.get(row).predicted()));
    asPredicted.setName("results.as-predicted");
    asTrue.setName("results.as-true");
    asPredicted.addActionListener(e -> chosen().ifPresent(p -> look(p, p.predicted())));
    asTrue.addActionListener(e -> chosen().ifPresent(p -> look(p, p.label())));
    listCell(null);
  }

  private JPanel headed() {
    JLabel head = new JLabel(TEXTS.of("worst"));
    head.putClientProperty("FlatLaf.styleClass", "h4");
    head.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(head, BorderLayout.NORTH);
    panel.add(worst, BorderLayout.CENTER);
    return panel;
  }

  private JPanel below() {
    title.putClientProperty("FlatLaf.styleClass", "h4");
    title.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    title.setName("results.cell");
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));
    buttons.add(asPredicted);
    buttons.add(asTrue);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(title, BorderLayout.NORTH);
    panel.add(pictures, BorderLayout.CENTER);
    panel.add(buttons, BorderLayout.SOUTH);
    return panel;
  }

  void show(RunDetail next) {
    detail = next;
    Confusion confusion = next.confusion();
    matrix.show(confusion);
    mistakes = confusion.worst();
    worstCell.setEnabled(!mistakes.isEmpty());
    filling = true;
    worst.show(
        new Table(
            "worst",
            List.of(
                TEXTS.of("column.true"),
                TEXTS.of("column.predicted"),
                TEXTS.of("column.n"),
                TEXTS.of("column.share")),
            mistakes.stream()
                .map(
                    c ->
                        List.<Object>of(
                            confusion.classes().get(c.actual()),
                            confusion.classes().get(c.predicted()),
                            confusion.count(c.actual(), c.predicted()),
                            100 * confusion.share(c.actual(), c.predicted())))
                .toList()));
    filling = false;
    listCell(matrix.cell().orElse(null));
  }

  ConfusionPane matrix() {
    return matrix;
  }

  /** Lists the pictures of a cell; none for null. */
  private void listCell(Confusion.Cell cell) {
    boolean some = cell != null && detail != null;
    listed = some ? detail.confusion().at(cell) : List.of();
    title.setText(some ? title(cell) : TEXTS.of("cell.none"));
    pictures.show(
        new Table(
            "pictures",
            List.of(
                TEXTS.of("column.sample"),
                TEXTS.of("column.confidence"),
                TEXTS.of("column.for.label")),
            listed.stream()
                .map(p -> List.<Object>of(p.sample(), p.confidence(), p.forLabel()))
                .toList()));
    label(asPredicted, some ? detail.confusion().classes().get(cell.predicted()) : "");
    label(asTrue, some ? detail.confusion().classes().get(cell.actual()) : "");
    asTrue.setVisible(some && cell.actual() != cell.predicted());
  }

  private void label(JButton button, String className) {
    button.setVisible(!className.isEmpty());
    button.setEnabled(!listed.isEmpty());
    button.setText(TEXTS.of("why", className));
    button.setToolTipText(TEXTS.of("why.tip", className));
    button.getAccessibleContext().setAccessibleName(TEXTS.of("why", className));
  }

  private String title(Confusion.Cell cell) {
    List<String> classes = detail.confusion().classes();
    int n = detail.confusion().count(cell.actual(), cell.predicted());
    return cell.actual() == cell.predicted()
        ? TEXTS.of("set.right", classes.get(cell.actual()), n)
        : TEXTS.of("set.wrong", classes.get(cell.actual()), classes.get(cell.predicted()), n);
  }

  private void open(Confusion.Cell cell) {
    listCell(cell);
    if (!listed.isEmpty()) {
      String predicted = detail.confusion().classes().get(cell.predicted());
      opened.accept(new Look(title(cell), listed, predicted, false));
    }
  }

  private Optional<Prediction> chosen() {
    int row = pictures.table().getSelectedRow();
    if (row >= 0) {
      return Optional.of(listed.get(pictures.table().convertRowIndexToModel(row)));
    }
    return listed.stream().findFirst();
  }

  /** The chosen picture first, the others of its cell behind it. */
  private void look(Prediction first, String className) {
    List<Prediction> all = new java.util.ArrayList<>(List.of(first));
    listed.stream().filter(p -> p != first).forEach(all::add);
    opened.accept(new Look(title.getText(), all, className, true));
  }

  /** For a button of the toolbar: the most frequent mistake; it waits for there being one. */
  AbstractAction worstAction() {
    return worstCell;
  }

  private final class WorstCell extends AbstractAction {
    private static final long serialVersionUID = 1L;

    WorstCell() {
      super(TEXTS.of("worst.open"));
      setEnabled(false);
    }

    @Override
    public void actionPerformed(ActionEvent e) {
      Confusion.Cell cell = mistakes.get(0);
      matrix.select(cell);
      open(cell);
    }
  }
}
