/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.util.List;

/** Files as a file manager hands them over. */
record DroppedFiles(List<File> list) implements Transferable {
  @Override
  public DataFlavor[] getTransferDataFlavors() {
    return new DataFlavor[] {DataFlavor.javaFileListFlavor};
  }

  @Override
  public boolean isDataFlavorSupported(DataFlavor flavor) {
    return flavor.isFlavorJavaFileListType();
  }

  @Override
  public Object getTransferData(DataFlavor flavor) {
    return list;
  }
}
