/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import org.lucerna.core.api.param.ParamInfo;

/** Fills a path in: a button that browses, and files and folders dropped on the field. */
final class PathDrops extends TransferHandler {

  private static final long serialVersionUID = 1L;

  private final JTextField field;
  private final boolean list;
  private final transient TransferHandler texts;

  private PathDrops(JTextField field, boolean list) {
    this.field = field;
    this.list = list;
    this.texts = field.getTransferHandler();
  }

  static void on(JTextField field, ParamInfo info) {
    PathDrops drops = new PathDrops(field, info.list());
    field.setTransferHandler(drops);
    Texts words = new Texts(PathDrops.class);
    JButton browse = new JButton(UIManager.getIcon("FileView.directoryIcon"));
    browse.setName("browse." + info.key());
    String name = words.of("form.browse", ParamText.words(info.key()));
    browse.setToolTipText(words.of("form.browse.tip"));
    browse.getAccessibleContext().setAccessibleName(name);
    browse.putClientProperty("JButton.buttonType", "toolBarButton");
    browse.addActionListener(e -> drops.browse(name));
    field.putClientProperty("JTextField.trailingComponent", browse);
  }

  private void browse(String title) {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle(title);
    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    chooser.setMultiSelectionEnabled(list);
    String text =
        list ? ParamText.split(field.getText()).stream().findFirst().orElse("") : field.getText();
    File now = new File(text.strip());
    if (now.isAbsolute()) {
      chooser.setSelectedFile(now);
    }
    if (chooser.showOpenDialog(field) == JFileChooser.APPROVE_OPTION) {
      take(list ? Arrays.asList(chooser.getSelectedFiles()) : List.of(chooser.getSelectedFile()));
    }
  }

  private void take(List<File> files) {
    List<String> paths = files.stream().map(File::getPath).toList();
    field.setText(list ? ParamText.of(paths) : paths.get(0));
  }

  @Override
  public boolean canImport(TransferSupport support) {
    return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor) || texts.canImport(support);
  }

  @Override
  @SuppressWarnings("unchecked") // the flavour's documented type
  public boolean importData(TransferSupport support) {
    if (!support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
      return texts.importData(support);
    }
    try {
      Transferable data = support.getTransferable();
      List<File> files =
          new ArrayList<>((List<File>) data.getTransferData(DataFlavor.javaFileListFlavor));
      if (files.isEmpty()) {
        return false;
      }
      take(files);
      return true;
    } catch (UnsupportedFlavorException | IOException e) {
      return false;
    }
  }

  @Override
  public int getSourceActions(JComponent component) {
    return texts.getSourceActions(component);
  }

  @Override
  public void exportToClipboard(
      JComponent component, java.awt.datatransfer.Clipboard clipboard, int action) {
    texts.exportToClipboard(component, clipboard, action);
  }
}
