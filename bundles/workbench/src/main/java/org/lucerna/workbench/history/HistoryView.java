/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JToolBar;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.Texts;

/** What was done, as a list; the job that does the selected again, beside it. */
final class HistoryView implements View {

  private static final Texts TEXTS = new Texts(HistoryView.class);
  private static final double LIST_SHARE = 0.6;

  private final Site site;
  private final History history;
  private final RecipeLines lines;
  private final Consumer<String> clipboard;
  private final HistoryTable model = new HistoryTable();
  private final JTable table = new JTable(model);
  private final JTextArea preview = new Monospaced();
  private final CardLayout pages = new CardLayout();
  private final JPanel middle = new JPanel(pages);
  private final JPanel panel = new JPanel(new BorderLayout());
  private final List<JButton> onSelected;
  private final JButton copyAll;
  private final Runnable changed = this::show;

  HistoryView(Site site, History history, RecipeLines lines, Consumer<String> clipboard) {
    this.site = site;
    this.history = history;
    this.lines = lines;
    this.clipboard = clipboard;
    onSelected =
        List.of(
            button("history.again", this::runAgain),
            button("history.ask", this::ask),
            button("history.copy-job", this::copyJob),
            button("history.copy-command", this::copyCommand),
            button("history.remove", this::remove));
    copyAll = button("history.copy-all", this::copyAll);
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    onSelected.forEach(bar::add);
    bar.addSeparator();
    bar.add(copyAll);
    prepareTable();
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scroll(table), scroll(preview));
    split.setResizeWeight(LIST_SHARE);
    split.setBorder(null);
    JLabel empty = new JLabel(TEXTS.of("history.empty"), SwingConstants.CENTER);
    empty.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground");
    middle.add(empty, "empty");
    middle.add(split, "list");
    panel.setName("history");
    panel.add(bar, BorderLayout.PAGE_START);
    panel.add(middle);
    history.onChange(changed);
    show();
  }

  private static JScrollPane scroll(JComponent content) {
    JScrollPane scroll = new JScrollPane(content);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  private void prepareTable() {
    table.setName("history.table");
    table.getAccessibleContext().setAccessibleName(TEXTS.of("history.title"));
    table.setFillsViewportHeight(true);
    table.setDefaultRenderer(Object.class, new HistoryCell());
    int[] widths = {26, 130, 150, 600};
    for (int i = 0; i < widths.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
    }
    table.getColumnModel().getColumn(0).setMaxWidth(UIScale.scale(widths[0]));
    table.getSelectionModel().addListSelectionListener(e -> showSelected());
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              ask();
            }
          }
        });
    key(KeyEvent.VK_ENTER, this::ask);
    key(KeyEvent.VK_DELETE, this::remove);
    preview.setName("history.preview");
    preview.setEditable(false);
    preview.getAccessibleContext().setAccessibleName(TEXTS.of("history.preview"));
  }

  private void key(int code, Runnable action) {
    table.registerKeyboardAction(
        e -> action.run(), KeyStroke.getKeyStroke(code, 0), JComponent.WHEN_FOCUSED);
  }

  private static JButton button(String key, Runnable action) {
    JButton button = new JButton(TEXTS.of(key));
    button.setName(key);
    button.setToolTipText(TEXTS.of(key + ".tip"));
    button.addActionListener(e -> action.run());
    return button;
  }

  private void show() {
    List<HistoryItem> items = history.items();
    model.show(items);
    copyAll.setEnabled(items.stream().anyMatch(i -> i.state().isRepeatable()));
    pages.show(middle, items.isEmpty() ? "empty" : "list");
    showSelected();
  }

  private void showSelected() {
    List<HistoryItem> chosen = selected();
    onSelected.forEach(b -> b.setEnabled(!chosen.isEmpty()));
    onSelected.get(1).setEnabled(chosen.size() == 1);
    preview.setText(chosen.isEmpty() ? TEXTS.of("history.select") : job(chosen));
    preview.setCaretPosition(0);
  }

  /** In the order in which they were done. */
  private List<HistoryItem> selected() {
    return Arrays.stream(table.getSelectedRows())
        .filter(row -> row < model.getRowCount())
        .mapToObj(model::item)
        .sorted((a, b) -> Long.compare(a.number(), b.number()))
        .toList();
  }

  private static String job(List<HistoryItem> items) {
    List<Recipe> recipes = items.stream().map(HistoryItem::recipe).toList();
    String name = recipes.size() == 1 ? recipes.get(0).command().replace(' ', '-') : "history";
    return JobText.of(name, recipes);
  }

  private void runAgain() {
    for (HistoryItem item : selected()) {
      site.run(item.recipe(), o -> site.say(TEXTS.of("history.done", item.recipe().command())));
    }
  }

  private void ask() {
    List<HistoryItem> chosen = selected();
    if (chosen.size() == 1) {
      site.ask(chosen.get(0).recipe().command(), chosen.get(0).recipe().values());
    }
  }

  private void copyJob() {
    clipboard.accept(job(selected()));
    site.say(TEXTS.of("history.copied.job"));
  }

  private void copyAll() {
    clipboard.accept(job(history.items().stream().filter(i -> i.state().isRepeatable()).toList()));
    site.say(TEXTS.of("history.copied.job"));
  }

  private void copyCommand() {
    List<HistoryItem> chosen = selected();
    site.follow(
        TEXTS.of("history.copy-command"),
        progress ->
            chosen.stream().map(i -> lines.of(i.recipe())).collect(Collectors.joining("\n")),
        text -> {
          clipboard.accept(text);
          site.say(TEXTS.of("history.copied.command"));
        });
  }

  private void remove() {
    history.remove(selected().stream().map(HistoryItem::number).toList());
  }

  static void copyToClipboard(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public void close() {
    history.forget(changed);
    model.show(List.of());
  }

  /** Code, in the size of the other texts. */
  private static final class Monospaced extends JTextArea {
    private static final long serialVersionUID = 1L;

    @Override
    public void updateUI() {
      super.updateUI();
      Font font = UIManager.getFont("monospaced.font");
      setFont(font == null ? new Font(Font.MONOSPACED, Font.PLAIN, getFont().getSize()) : font);
      int gap = UIScale.scale(6);
      setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    }
  }
}
