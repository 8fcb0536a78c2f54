/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** Takes files that are dropped onto the window, or onto any part of it that takes none itself. */
final class FileDrop extends TransferHandler {

  private static final long serialVersionUID = 1L;

  private final transient Consumer<List<Path>> opened;

  FileDrop(Consumer<List<Path>> opened) {
    this.opened = opened;
  }

  @Override
  public boolean canImport(TransferSupport support) {
    return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
  }

  @Override
  public boolean importData(TransferSupport support) {
    if (!canImport(support)) {
      return false;
    }
    try {
      Object data = support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
      List<Path> paths = new ArrayList<>();
      for (Object file : (List<?>) data) {
        paths.add(((File) file).toPath());
      }
      opened.accept(paths);
      return !paths.isEmpty();
    } catch (UnsupportedFlavorException | IOException e) {
      return false;
    }
  }
}
