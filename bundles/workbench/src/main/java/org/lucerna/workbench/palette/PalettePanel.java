/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.palette;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.workbench.kit.Texts;

/**
 * The palette: a field and what it finds, over the window. Arrows choose, Enter does, Esc leaves.
 * Event thread only.
 */
public final class PalettePanel extends JPanel {

  private static final long serialVersionUID = 1L;

  private static final int ROWS = 12;

  private final transient Consumer<PaletteItem> chosen;
  private final JTextField field = new JTextField();
  private final DefaultListModel<PaletteItem> found = new DefaultListModel<>();
  private final JList<PaletteItem> list = new JList<>(found);
  private transient PaletteModel model;

  /**
   * @param chosen receives what was chosen, after the palette has gone
   */
  public PalettePanel(List<PaletteItem> items, Consumer<PaletteItem> chosen) {
    super(new BorderLayout(0, UIScale.scale(6)));
    this.chosen = chosen;
    this.model = new PaletteModel(items);
    Texts texts = new Texts(PalettePanel.class);
    setName("palette");
    int edge = UIScale.scale(8);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")),
            BorderFactory.createEmptyBorder(edge, edge, edge, edge)));
    field.setName("palette.field");
    field.putClientProperty("JTextField.placeholderText", texts.of("palette.hint"));
    field.getAccessibleContext().setAccessibleName(texts.of("palette.name"));
    list.setName("palette.list");
    list.getAccessibleContext().setAccessibleName(texts.of("palette.found"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFocusable(false);
    list.setVisibleRowCount(ROWS);
    list.setCellRenderer(new Row());
    JScrollPane scroll = new JScrollPane(list);
    scroll.setBorder(null);
    add(field, BorderLayout.PAGE_START);
    add(scroll, BorderLayout.CENTER);
    connect();
    find();
  }

  private void connect() {
    field
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                find();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                find();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {
                find();
              }
            });
    key("DOWN", () -> move(1));
    key("UP", () -> move(-1));
    key("PAGE_DOWN", () -> move(ROWS));
    key("PAGE_UP", () -> move(-ROWS));
    key("ENTER", this::choose);
    key("ESCAPE", this::leave);
    field.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusLost(FocusEvent e) {
            if (!e.isTemporary()) {
              leave();
            }
          }
        });
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            choose();
          }
        });
  }

  private void key(String key, Runnable action) {
    field.getInputMap().put(KeyStroke.getKeyStroke(key), key);
    field
        .getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(java.awt.event.ActionEvent e) {
                action.run();
              }
            });
  }

  /** Shows more to find, such as what had to be read from disk. */
  public void setItems(List<PaletteItem> items) {
    model = new PaletteModel(items);
    find();
  }

  /** What is found for what is typed. */
  public List<PaletteItem> found() {
    return java.util.Collections.list(found.elements());
  }

  private void find() {
    found.clear();
    found.addAll(model.find(field.getText()));
    if (!found.isEmpty()) {
      list.setSelectedIndex(0);
      list.ensureIndexIsVisible(0);
    }
  }

  private void move(int rows) {
    if (!found.isEmpty()) {
      int next = Math.max(0, Math.min(found.size() - 1, list.getSelectedIndex() + rows));
      list.setSelectedIndex(next);
      list.ensureIndexIsVisible(next);
    }
  }

  private void choose() {
    PaletteItem item = list.getSelectedValue();
    if (item != null) {
      leave();
      chosen.accept(item);
    }
  }

  /** Shows it over a window, at the top in the middle. */
  public void open(JRootPane root) {
    Dimension size = root.getLayeredPane().getSize();
    int width = Math.min(size.width - UIScale.scale(24), UIScale.scale(640));
    int height = Math.min(size.height - UIScale.scale(24), getPreferredSize().height);
    setBounds(
        (size.width - width) / 2, Math.min(UIScale.scale(40), size.height - height), width, height);
    root.getLayeredPane().add(this, javax.swing.JLayeredPane.POPUP_LAYER, 0);
    revalidate();
    root.getLayeredPane().repaint();
    field.requestFocusInWindow();
  }

  private void leave() {
    java.awt.Container parent = getParent();
    if (parent != null) {
      parent.remove(this);
      parent.repaint();
    }
  }

  /** Kind, title and hint in one line. */
  private static final class Row implements ListCellRenderer<PaletteItem> {
    private final JPanel row = new JPanel(new BorderLayout(UIScale.scale(12), 0));
    private final JLabel title = new JLabel();
    private final JLabel hint = new JLabel();

    Row() {
      row.add(title, BorderLayout.CENTER);
      row.add(hint, BorderLayout.LINE_END);
      int edge = UIScale.scale(4);
      row.setBorder(BorderFactory.createEmptyBorder(edge, edge * 2, edge, edge * 2));
    }

    @Override
    public Component getListCellRendererComponent(
        JList<? extends PaletteItem> list,
        PaletteItem item,
        int index,
        boolean selected,
        boolean focused) {
      title.setText(item.title());
      String more = item.hint().isEmpty() ? item.kind() : item.hint() + "   " + item.kind();
      hint.setText(more);
      // The keyboard is in the field above; the row is still the one that Enter means.
      Color on = UIManager.getColor("List.selectionForeground");
      row.setBackground(
          selected ? UIManager.getColor("List.selectionBackground") : list.getBackground());
      title.setForeground(selected ? on : list.getForeground());
      hint.setForeground(selected ? on : UIManager.getColor("Label.disabledForeground"));
      return row;
    }
  }
}
