/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.ThumbnailGrid;

/** The grid's menu: what can be done with the selected pictures. */
final class GridMenu {

  private final Texts texts;
  private final ThumbnailGrid grid;
  private final JPopupMenu menu = new JPopupMenu();

  GridMenu(Texts texts, ThumbnailGrid grid) {
    this.texts = texts;
    this.grid = grid;
  }

  /**
   * @param keep receives the selected pictures as a set for the whole window
   * @param ids names pictures for the clipboard
   */
  void install(Consumer<PictureSet> keep, java.util.function.Supplier<CurrentData> ids) {
    item("menu.open", () -> grid.open(grid.selection().getLeadSelectionIndex()));
    item(
        "menu.keep",
        () -> {
          List<Integer> some = grid.selectedPictures();
          keep.accept(new PictureSet(texts.of("picked.selected", some.size()), some));
        });
    item("menu.copy", () -> copy(ids.get()));
    grid.setComponentPopupMenu(menu);
  }

  private void copy(CurrentData data) {
    String lines =
        grid.selectedPictures().stream()
            .map(i -> data.data().samples().get(i).id())
            .collect(Collectors.joining("\n"));
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(lines), null);
  }

  private void item(String key, Runnable action) {
    JMenuItem item = new JMenuItem(texts.of(key));
    item.setName("data." + key);
    item.addActionListener(
        e -> {
          if (!grid.selection().isSelectionEmpty()) {
            action.run();
          }
        });
    menu.add(item);
  }
}
