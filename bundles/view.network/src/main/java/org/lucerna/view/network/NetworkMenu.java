/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import org.lucerna.view.network.graph.GraphPane;
import org.lucerna.view.network.table.LayerTreeTable;
import org.lucerna.workbench.kit.Texts;

/** The context menu of tree and graph. */
final class NetworkMenu {

  /**
   * What the menu works on.
   *
   * @param layer the chosen layer's name
   */
  record Parts(
      Texts texts, LayerTreeTable table, GraphPane graph, Supplier<Optional<String>> layer) {}

  private NetworkMenu() {}

  static void install(Parts parts, NetworkPanel.Listener listener) {
    Runnable copy = () -> parts.layer().get().ifPresent(NetworkMenu::copy);
    JPopupMenu menu = new JPopupMenu();
    menu.add(item(parts.texts(), "copy", copy));
    menu.addSeparator();
    menu.add(item(parts.texts(), "open-all", () -> listener.all(true)));
    menu.add(item(parts.texts(), "close-all", () -> listener.all(false)));
    for (JComponent component : new JComponent[] {parts.table(), parts.graph()}) {
      component.setComponentPopupMenu(menu);
      component.getInputMap().put(KeyStroke.getKeyStroke("ctrl C"), "copy-name");
      component.getActionMap().put("copy-name", action("copy-name", copy));
    }
  }

  private static JMenuItem item(Texts texts, String key, Runnable run) {
    JMenuItem item = new JMenuItem(texts.of("menu." + key));
    item.setName("network.menu." + key);
    item.addActionListener(e -> run.run());
    return item;
  }

  private static void copy(String name) {
    if (!GraphicsEnvironment.isHeadless()) {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(name), null);
    }
  }

  static Action action(String name, Runnable run) {
    return new AbstractAction(name) {
      private static final long serialVersionUID = 1L;

      @Override
      public void actionPerformed(ActionEvent e) {
        run.run();
      }
    };
  }
}
