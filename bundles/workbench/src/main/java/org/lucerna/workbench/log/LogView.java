/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToolBar;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.LogEntry.Level;

/** Lines of the log by level, bundle and text; below, all of the selected ones. */
final class LogView implements View {

  private static final Texts TEXTS = new Texts(LogView.class);
  private static final double LIST_SHARE = 0.7;
  private static final int GAP = 6;
  private static final int SEARCH_COLUMNS = 18;

  private final LogBook book;
  private final Consumer<String> clipboard;
  private final LogTable model;
  private final JTable table;
  private final JComboBox<Level> level = new JComboBox<>(Level.values());
  private final JComboBox<String> bundle = new JComboBox<>(new String[] {""});
  private final JTextField search = new JTextField(SEARCH_COLUMNS);
  private final JTextArea details = new Monospaced();
  private final JPanel panel = new JPanel(new BorderLayout());
  private final Runnable changed = this::show;
  private boolean filling;

  LogView(LogBook book, LogOrigins origins, Map<String, String> state, Consumer<String> clipboard) {
    this.book = book;
    this.clipboard = clipboard;
    this.model = new LogTable(origins);
    this.table = new JTable(model);
    String least = state.getOrDefault("level", Level.INFO.name());
    Arrays.stream(Level.values())
        .filter(l -> l.name().equals(least))
        .forEach(level::setSelectedItem);
    prepareTable();
    prepareFilters();
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, scroll(table), scroll(details));
    split.setResizeWeight(LIST_SHARE);
    split.setBorder(null);
    panel.setName("log");
    panel.add(bar(), BorderLayout.PAGE_START);
    panel.add(split);
    panel.addHierarchyListener(e -> readIfShown());
    book.onChange(changed);
    show();
  }

  private static JScrollPane scroll(JComponent content) {
    JScrollPane scroll = new JScrollPane(content);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  private void prepareTable() {
    table.setName("log.table");
    table.getAccessibleContext().setAccessibleName(TEXTS.of("log.title"));
    table.setDefaultRenderer(Object.class, new LogCell());
    table.setFillsViewportHeight(true);
    int[] widths = {26, 120, 230, 900};
    for (int i = 0; i < widths.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
    }
    table.getColumnModel().getColumn(0).setMaxWidth(UIScale.scale(widths[0]));
    table.getSelectionModel().addListSelectionListener(e -> showChosen());
    details.setName("log.details");
    details.setEditable(false);
    details.getAccessibleContext().setAccessibleName(TEXTS.of("log.details"));
  }

  private void prepareFilters() {
    level.setName("log.level");
    level.getAccessibleContext().setAccessibleName(TEXTS.of("log.level"));
    level.setToolTipText(TEXTS.of("log.level"));
    level.setRenderer(new Words());
    level.addActionListener(e -> show());
    bundle.setName("log.filter-bundle");
    bundle.getAccessibleContext().setAccessibleName(TEXTS.of("log.filter-bundle"));
    bundle.setToolTipText(TEXTS.of("log.filter-bundle"));
    bundle.setRenderer(new Words());
    bundle.addActionListener(
        e -> {
          if (!filling) {
            show();
          }
        });
    search.setName("log.search");
    search.getAccessibleContext().setAccessibleName(TEXTS.of("log.search"));
    search.putClientProperty("JTextField.placeholderText", TEXTS.of("log.search"));
    search.putClientProperty("JTextField.showClearButton", true);
    search
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                show();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                show();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {}
            });
  }

  private JToolBar bar() {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    int gap = UIScale.scale(GAP);
    for (JComponent part : List.of(level, bundle, search)) {
      part.setMaximumSize(part.getPreferredSize());
      bar.add(part);
      bar.add(Box.createHorizontalStrut(gap));
    }
    bundle.setMaximumSize(null);
    bar.add(Box.createHorizontalGlue());
    bar.add(button("log.copy", this::copy));
    bar.add(button("log.clear", book::clear));
    return bar;
  }

  private static JButton button(String key, Runnable action) {
    JButton button = new JButton(TEXTS.of(key));
    button.setName(key);
    button.setToolTipText(TEXTS.of(key + ".tip"));
    button.addActionListener(e -> action.run());
    return button;
  }

  private void show() {
    List<LogEntry> all = book.entries();
    fillBundles(all);
    boolean atEnd = isAtEnd();
    model.show(
        all,
        new LogTable.Filter(
            (Level) level.getSelectedItem(),
            String.valueOf(bundle.getSelectedItem()),
            search.getText().strip()));
    if (atEnd && model.getRowCount() > 0) {
      table.scrollRectToVisible(table.getCellRect(model.getRowCount() - 1, 0, true));
    }
    readIfShown();
  }

  private boolean isAtEnd() {
    int bottom = table.getVisibleRect().y + table.getVisibleRect().height;
    return bottom >= table.getHeight() - table.getRowHeight();
  }

  private void fillBundles(List<LogEntry> all) {
    TreeSet<String> names =
        all.stream().map(model::bundle).collect(Collectors.toCollection(TreeSet::new));
    Object chosen = bundle.getSelectedItem();
    names.add("");
    names.add(String.valueOf(chosen));
    List<String> shown =
        IntStream.range(0, bundle.getItemCount()).mapToObj(bundle::getItemAt).toList();
    if (!shown.equals(List.copyOf(names))) {
      filling = true;
      bundle.removeAllItems();
      names.forEach(bundle::addItem);
      bundle.setSelectedItem(chosen);
      filling = false;
    }
  }

  private void readIfShown() {
    if (panel.isShowing()) {
      book.read();
    }
  }

  private void showChosen() {
    details.setText(chosen());
    details.setCaretPosition(0);
  }

  private String chosen() {
    return Arrays.stream(table.getSelectedRows())
        .filter(row -> row < model.getRowCount())
        .mapToObj(model::line)
        .map(model::text)
        .collect(Collectors.joining("\n"));
  }

  /** What is selected, or else all that is shown. */
  private void copy() {
    String text = chosen();
    clipboard.accept(
        text.isEmpty()
            ? IntStream.range(0, model.getRowCount())
                .mapToObj(model::line)
                .map(model::text)
                .collect(Collectors.joining("\n"))
            : text);
  }

  static void copyToClipboard(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  @Override
  public Map<String, String> state() {
    return Map.of("level", ((Level) level.getSelectedItem()).name());
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public void close() {
    book.forget(changed);
    model.show(List.of(), new LogTable.Filter(Level.DEBUG, "", ""));
  }

  /** Levels and bundles in words. */
  private static final class Words extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      Object shown =
          value instanceof Level level
              ? TEXTS.of("log.from", LogCell.words(level))
              : "".equals(value) ? TEXTS.of("log.all-bundles") : value;
      return super.getListCellRendererComponent(list, shown, index, selected, focused);
    }
  }

  /** Stack traces, in the size of the other texts. */
  private static final class Monospaced extends JTextArea {
    private static final long serialVersionUID = 1L;

    @Override
    public void updateUI() {
      super.updateUI();
      Font font = UIManager.getFont("monospaced.font");
      setFont(font == null ? new Font(Font.MONOSPACED, Font.PLAIN, getFont().getSize()) : font);
      int gap = UIScale.scale(GAP);
      setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    }
  }
}
