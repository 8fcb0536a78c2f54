/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.export;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.FigurePane;
import org.lucerna.workbench.kit.Texts;

/** Asks what to write, as what and where; with a look at it. */
final class ExportDialog extends JPanel {

  private static final long serialVersionUID = 1L;

  private static final Integer[] SCALES = {1, 2, 3, 4};

  private final transient Texts texts = new Texts(ExportDialog.class);
  private final transient Path folder;
  private final JComboBox<Exhibit> exhibits;
  private final JComboBox<Format> format = new JComboBox<>();
  private final JComboBox<Integer> scale = new JComboBox<>(SCALES);
  private final JTextField file = new JTextField(36);
  private final JTextArea caption = new JTextArea(3, 36);
  private final FigurePane preview = new FigurePane();
  private final JLabel size = new JLabel(" ");

  /**
   * @param folder where files go unless the user says otherwise
   */
  ExportDialog(List<Exhibit> exhibits, Path folder) {
    super(new GridBagLayout());
    this.folder = folder;
    this.exhibits = new JComboBox<>(exhibits.toArray(Exhibit[]::new));
    this.exhibits.setRenderer(new Named());
    name(this.exhibits, "export.what");
    name(format, "export.format");
    name(scale, "export.scale");
    name(file, "export.file");
    name(caption, "export.caption");
    caption.setEditable(false);
    caption.setFocusable(false);
    caption.setLineWrap(true);
    caption.setWrapStyleWord(true);
    caption.setOpaque(false);
    scale.setSelectedItem(2);
    layOut();
    this.exhibits.addActionListener(e -> choose());
    format.addActionListener(e -> formatChosen());
    scale.addActionListener(e -> showSize());
    choose();
  }

  private void name(JComponent part, String name) {
    part.setName(name);
    part.getAccessibleContext().setAccessibleName(texts.of(name));
  }

  private void layOut() {
    row(0, "export.what", exhibits);
    row(1, "export.format", format);
    row(2, "export.scale", scale);
    row(3, "export.file", fileRow());
    row(4, "export.caption", caption);
    row(5, "export.size", size);
    preview.setPreferredSize(UIScale.scale(new java.awt.Dimension(420, 260)));
    GridBagConstraints at = at(6, 0);
    at.gridwidth = 2;
    at.weightx = 1;
    at.weighty = 1;
    at.fill = GridBagConstraints.BOTH;
    add(preview, at);
  }

  private JComponent fileRow() {
    JPanel row = new JPanel(new java.awt.BorderLayout(UIScale.scale(6), 0));
    JButton browse = new JButton(texts.of("export.browse"));
    browse.setName("export.browse");
    browse.addActionListener(e -> browse());
    row.add(file);
    row.add(browse, java.awt.BorderLayout.LINE_END);
    return row;
  }

  private void row(int row, String label, JComponent field) {
    add(new JLabel(texts.of(label)), at(row, 0));
    GridBagConstraints at = at(row, 1);
    at.weightx = 1;
    at.fill = GridBagConstraints.HORIZONTAL;
    add(field, at);
  }

  private static GridBagConstraints at(int row, int column) {
    GridBagConstraints at = new GridBagConstraints();
    at.gridx = column;
    at.gridy = row;
    at.anchor = GridBagConstraints.BASELINE_LEADING;
    int edge = UIScale.scale(4);
    at.insets = new Insets(edge, edge, edge, edge);
    return at;
  }

  private void choose() {
    Exhibit exhibit = exhibit();
    format.removeAllItems();
    Format.of(exhibit.content()).forEach(format::addItem);
    format.setEnabled(format.getItemCount() > 1);
    caption.setText(exhibit.caption());
    boolean drawn = exhibit.content() instanceof Exhibit.Drawn;
    preview.setVisible(drawn);
    if (exhibit.content() instanceof Exhibit.Drawn d) {
      preview.show(java.util.Optional.of(d.figure()));
      preview.setPreferredSize(UIScale.scale(new java.awt.Dimension(420, 260)));
    }
    formatChosen();
  }

  private void formatChosen() {
    if (format.getSelectedItem() instanceof Format chosen) {
      file.setText(fresh(exhibit().name(), chosen).toString());
      scale.setEnabled(chosen == Format.PNG);
      showSize();
    }
  }

  private void showSize() {
    if (exhibit().content() instanceof Exhibit.Drawn drawn) {
      int times = format() == Format.PNG ? scale() : 1;
      size.setText(
          texts.of(
              "export.pixels", drawn.figure().width() * times, drawn.figure().height() * times));
    } else if (exhibit().content() instanceof Exhibit.Listed listed) {
      size.setText(
          texts.of("export.rows", listed.table().rows().size(), listed.table().columns().size()));
    }
  }

  /** A name that is not taken. */
  private Path fresh(String name, Format chosen) {
    Path first = folder.resolve(name + chosen.suffix());
    for (int i = 2; Files.exists(first) && i < 1000; i++) {
      first = folder.resolve(name + "-" + i + chosen.suffix());
    }
    return first;
  }

  private void browse() {
    JFileChooser chooser = new JFileChooser(folder.toFile());
    chooser.setSelectedFile(new File(file.getText()));
    if (chooser.showSaveDialog(this) == JFileChooser.APPROVE_OPTION) {
      file.setText(chooser.getSelectedFile().toString());
    }
  }

  Exhibit exhibit() {
    return (Exhibit) exhibits.getSelectedItem();
  }

  private Format format() {
    return (Format) format.getSelectedItem();
  }

  private int scale() {
    return (Integer) scale.getSelectedItem();
  }

  ExportFiles.Wanted wanted(List<String> facts) {
    return new ExportFiles.Wanted(Path.of(file.getText().trim()), format(), scale(), facts);
  }

  /** Shows it; what was chosen goes to one of these. */
  void open(Component parent, Runnable export, Consumer<Exhibit> copy) {
    String[] buttons = {texts.of("export.ok"), texts.of("export.copy"), texts.of("export.cancel")};
    int answer =
        javax.swing.JOptionPane.showOptionDialog(
            parent,
            this,
            texts.of("export.title"),
            javax.swing.JOptionPane.DEFAULT_OPTION,
            javax.swing.JOptionPane.PLAIN_MESSAGE,
            null,
            buttons,
            buttons[0]);
    if (answer == 0) {
      export.run();
    } else if (answer == 1) {
      copy.accept(exhibit());
    }
  }

  /** The exhibit's name. */
  private static final class Named extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      Object text = value instanceof Exhibit exhibit ? exhibit.name() : value;
      return super.getListCellRendererComponent(list, text, index, selected, focused);
    }
  }
}
