/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToolBar;
import javax.swing.ListSelectionModel;
import javax.swing.TransferHandler;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.lucerna.view.plugins.PluginRow.State;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/** What is installed, what is wrong with it, and what can be done about it. */
final class PluginsView implements View {

  private static final Texts TEXTS = new Texts(PluginsView.class);
  private static final double LIST_SHARE = 0.6;
  private static final int GAP = 6;
  private static final int SEARCH_COLUMNS = 18;

  private final Site site;
  private final PluginServices services;
  private final Installing installing;
  private final Latest<List<PluginRow>> scanning;
  private final PluginTable model = new PluginTable();
  private final JTable table = new JTable(model);
  private final JTextField search = new JTextField(SEARCH_COLUMNS);
  private final JCheckBox only = new JCheckBox(TEXTS.of("plugins.only"));
  private final JTextArea details = new JTextArea();
  private final JLabel note = new JLabel();
  private final JButton able = button("plugins.disable", this::disableOrEnable);
  private final JButton remove = button("plugins.remove", this::remove);
  private final JButton safe = button("plugins.safe", this::toggleSafe);
  private final JPanel panel = new JPanel(new BorderLayout());
  private final Runnable changed = this::scan;
  private Optional<PluginRow> chosen = Optional.empty();

  PluginsView(Site site, PluginServices services, Map<String, String> state) {
    this.site = site;
    this.services = services;
    this.installing =
        new Installing(
            services, (title, facts, yes) -> InstallDialog.ask(panel, title, facts, yes));
    this.scanning = new Latest<>(site, TEXTS.of("plugins.scan"), this::show);
    only.setSelected(Boolean.parseBoolean(state.getOrDefault("only", "false")));
    prepare();
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scroll(table), scroll(details));
    split.setResizeWeight(LIST_SHARE);
    split.setBorder(null);
    JPanel head = new JPanel(new BorderLayout());
    head.add(bar(), BorderLayout.PAGE_START);
    head.add(note);
    panel.setName("plugins");
    panel.add(head, BorderLayout.PAGE_START);
    panel.add(split);
    panel.setTransferHandler(new Drops());
    services.changes().listen(changed);
    showChosen();
    scan();
  }

  private static JScrollPane scroll(JComponent content) {
    JScrollPane scroll = new JScrollPane(content);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  private void prepare() {
    int gap = UIScale.scale(GAP);
    table.setName("plugins.table");
    table.getAccessibleContext().setAccessibleName(TEXTS.of("plugins.title"));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setDefaultRenderer(Object.class, new PluginCell());
    table.setFillsViewportHeight(true);
    int[] widths = {120, 320, 70, 150};
    for (int i = 0; i < widths.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
    }
    table
        .getSelectionModel()
        .addListSelectionListener(
            e -> {
              int row = table.getSelectedRow();
              chosen =
                  row >= 0 && row < model.getRowCount()
                      ? Optional.of(model.row(row))
                      : Optional.empty();
              showChosen();
            });
    details.setName("plugins.details");
    details.setEditable(false);
    details.setLineWrap(true);
    details.setWrapStyleWord(true);
    details.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    details.getAccessibleContext().setAccessibleName(TEXTS.of("plugins.details"));
    note.setName("plugins.note");
    note.setBorder(BorderFactory.createEmptyBorder(gap / 2, gap, gap, gap));
    search.setName("plugins.search");
    search.getAccessibleContext().setAccessibleName(TEXTS.of("plugins.search"));
    search.putClientProperty("JTextField.placeholderText", TEXTS.of("plugins.search"));
    search.putClientProperty("JTextField.showClearButton", true);
    search.getDocument().addDocumentListener(new Typing());
    only.setName("plugins.only");
    only.addActionListener(e -> filter());
  }

  private JToolBar bar() {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    search.setMaximumSize(search.getPreferredSize());
    bar.add(search);
    bar.add(Box.createHorizontalStrut(UIScale.scale(GAP)));
    bar.add(only);
    bar.add(Box.createHorizontalGlue());
    bar.add(button("plugins.install", this::choose));
    bar.add(able);
    bar.add(remove);
    bar.addSeparator();
    bar.add(safe);
    return bar;
  }

  private static JButton button(String key, Runnable action) {
    JButton button = new JButton(TEXTS.of(key));
    button.setName(key);
    button.setToolTipText(TEXTS.of(key + ".tip"));
    button.addActionListener(e -> action.run());
    return button;
  }

  private void scan() {
    scanning.wish(progress -> services.scan().rows());
  }

  private void show(List<PluginRow> rows) {
    Optional<PluginRow> before = chosen;
    model.show(rows);
    reselect(before);
    boolean safeNow = services.safe().active();
    long troubled = model.troubled();
    note.setText(
        safeNow
            ? TEXTS.of("plugins.note.safe")
            : TEXTS.of(
                "plugins.note",
                rows.stream().filter(PluginRow::isPlugin).count(),
                rows.size(),
                troubled));
    note.putClientProperty("FlatLaf.style", troubled > 0 ? "foreground: $Actions.Red" : "");
    safe.setText(TEXTS.of(services.safe().isAsked() ? "plugins.safe.back" : "plugins.safe"));
  }

  private void reselect(Optional<PluginRow> row) {
    int index = row.map(model::indexOf).orElse(-1);
    if (index >= 0) {
      table.setRowSelectionInterval(index, index);
    }
    showChosen();
  }

  private void filter() {
    Optional<PluginRow> before = chosen;
    model.filter(search.getText().strip(), only.isSelected());
    reselect(before);
  }

  private void showChosen() {
    boolean plugin = chosen.filter(PluginRow::isPlugin).isPresent();
    boolean disabled = chosen.filter(r -> r.state() == State.DISABLED).isPresent();
    boolean staged = chosen.filter(r -> r.state() == State.STAGED).isPresent();
    able.setEnabled(plugin && !staged);
    able.setText(TEXTS.of(disabled ? "plugins.enable" : "plugins.disable"));
    remove.setEnabled(plugin);
    details.setText(chosen.map(PluginDetails::of).orElseGet(() -> TEXTS.of("plugins.select")));
    details.setCaretPosition(0);
  }

  private void choose() {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle(TEXTS.of("plugins.install"));
    chooser.setFileFilter(new FileNameExtensionFilter(TEXTS.of("plugins.jars"), "jar"));
    if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) {
      installing.install(chooser.getSelectedFile().toPath(), site);
    }
  }

  /** Something done to the chosen plugin's file. */
  private interface Doing {
    void to(Path file) throws IOException;
  }

  private void change(String text, Doing doing) {
    chosen.ifPresent(
        row ->
            row.file()
                .ifPresent(
                    file ->
                        site.start(
                            TEXTS.of(text, row.name()),
                            progress -> {
                              doing.to(file);
                              return row;
                            },
                            done -> {
                              String after = row.restart() ? "said.restart" : "said.done";
                              site.say(TEXTS.of(after, TEXTS.of(text, row.name())));
                              scan();
                            })));
  }

  private void disableOrEnable() {
    boolean disabled = chosen.filter(r -> r.state() == State.DISABLED).isPresent();
    change(
        disabled ? "task.enable" : "task.disable",
        disabled ? services.folder()::enable : services.folder()::disable);
  }

  private void remove() {
    change("task.remove", services.folder()::remove);
  }

  private void toggleSafe() {
    site.follow(
        TEXTS.of("plugins.safe"),
        progress -> {
          boolean asked = services.safe().isAsked();
          if (asked) {
            services.safe().takeBack();
          } else {
            services.safe().ask(services.storage());
          }
          return !asked;
        },
        asked -> {
          site.say(TEXTS.of(asked ? "said.safe" : "said.not-safe"));
          scan();
        });
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public Map<String, String> state() {
    return Map.of("only", String.valueOf(only.isSelected()));
  }

  @Override
  public void close() {
    services.changes().forget(changed);
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      filter();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      filter();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {}
  }

  /** Jars dropped on the view. */
  private final class Drops extends TransferHandler {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean canImport(TransferSupport support) {
      return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    @SuppressWarnings("unchecked") // the flavour's documented type
    public boolean importData(TransferSupport support) {
      try {
        List<File> files =
            (List<File>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
        files.forEach(f -> installing.install(f.toPath(), site));
        return !files.isEmpty();
      } catch (UnsupportedFlavorException | IOException e) {
        return false;
      }
    }
  }
}
