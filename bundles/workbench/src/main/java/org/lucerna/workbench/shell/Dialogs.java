/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import org.lucerna.workbench.kit.Texts;

/** Small questions and answers of the window. Event thread only. */
final class Dialogs {

  private final Texts texts = new Texts(Dialogs.class);
  private final Component parent;

  Dialogs(Component parent) {
    this.parent = parent;
  }

  /** Lets the user choose files and folders to open. */
  List<Path> open(Path start, boolean foldersOnly) {
    JFileChooser chooser = new JFileChooser(start.toFile());
    chooser.setName("open");
    chooser.setDialogTitle(texts.of(foldersOnly ? "open.folder" : "open.any"));
    chooser.setFileSelectionMode(
        foldersOnly ? JFileChooser.DIRECTORIES_ONLY : JFileChooser.FILES_AND_DIRECTORIES);
    chooser.setMultiSelectionEnabled(!foldersOnly);
    if (chooser.showOpenDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return List.of();
    }
    java.io.File[] files =
        foldersOnly ? new java.io.File[] {chooser.getSelectedFile()} : chooser.getSelectedFiles();
    return Arrays.stream(files).map(java.io.File::toPath).toList();
  }

  /** Which network do these weights belong to? */
  void network(Path weights, List<String> networks, Consumer<String> chosen) {
    JComboBox<String> box = new JComboBox<>(networks.toArray(String[]::new));
    box.setName("network");
    box.getAccessibleContext().setAccessibleName(texts.of("network.title"));
    int answer =
        JOptionPane.showConfirmDialog(
            parent,
            new Object[] {texts.of("network.text", weights.getFileName()), box},
            texts.of("network.title"),
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.QUESTION_MESSAGE);
    if (answer == JOptionPane.OK_OPTION && box.getSelectedItem() instanceof String id) {
      chosen.accept(id);
    }
  }

  /** All keys of the window. */
  void shortcuts(List<MenuEntry> entries) {
    DefaultTableModel model =
        new DefaultTableModel(new Object[] {texts.of("keys.key"), texts.of("keys.does")}, 0) {
          private static final long serialVersionUID = 1L;

          @Override
          public boolean isCellEditable(int row, int column) {
            return false;
          }
        };
    entries.stream()
        .filter(e -> !e.key().isEmpty())
        .forEach(e -> model.addRow(new Object[] {Keys.words(e.key()), e.text()}));
    for (String line : texts.of("keys.views").split(";")) {
      model.addRow(line.strip().split("=", 2));
    }
    JTable table = new JTable(model);
    table.setName("shortcuts");
    table.getAccessibleContext().setAccessibleName(texts.of("keys.title"));
    table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + UIScale.scale(6));
    table.getColumnModel().getColumn(0).setPreferredWidth(UIScale.scale(140));
    table.getColumnModel().getColumn(1).setPreferredWidth(UIScale.scale(360));
    JScrollPane scroll = new JScrollPane(table);
    scroll.setPreferredSize(new Dimension(UIScale.scale(520), UIScale.scale(420)));
    message(scroll, texts.of("keys.title"), Optional.empty());
  }

  void about(List<String> bundles) {
    String version =
        bundles.stream()
            .filter(b -> b.startsWith("org.lucerna.workbench "))
            .map(b -> b.substring(b.indexOf(' ') + 1))
            .findFirst()
            .orElse("");
    message(
        texts.of(
            "about.text",
            version,
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            bundles.size()),
        texts.of("about.title"),
        Optional.of(new FlatSVGIcon("icons/lucerna.svg", 48, 48, Dialogs.class.getClassLoader())));
  }

  private void message(Object message, String title, Optional<FlatSVGIcon> icon) {
    JOptionPane.showMessageDialog(
        parent, message, title, JOptionPane.PLAIN_MESSAGE, icon.orElse(null));
  }

  /** Whether to close although something runs. */
  boolean closeWhileRunning(int running) {
    return JOptionPane.showConfirmDialog(
            parent,
            texts.of("close.running", running),
            texts.of("close.title"),
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.WARNING_MESSAGE)
        == JOptionPane.OK_OPTION;
  }
}
