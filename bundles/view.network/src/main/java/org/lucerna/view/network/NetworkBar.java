/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import org.lucerna.view.network.graph.GraphPane;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** The row above tree and graph: which network, find, zoom, export. */
final class NetworkBar extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final double STEP = 1.25;

  private final transient Texts texts;
  private transient Supplier<List<Exhibit>> exhibits = List::of;
  private transient Consumer<Exhibit> export = exhibit -> {};

  /**
   * @param fields the choice of the network, and the find bar
   */
  NetworkBar(Texts texts, List<JComponent> fields, GraphPane graph) {
    super(new GridBagLayout());
    this.texts = texts;
    setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 4));
    JLabel label = new JLabel(texts.of("choice.label"));
    label.setDisplayedMnemonic(texts.of("choice.mnemonic").charAt(0));
    label.setLabelFor(fields.get(0));
    put(label, 0);
    put(fields.get(0), 0);
    put(fields.get(1), 1);
    put(button("smaller", "icons/minus.svg", () -> graph.zoomBy(1 / STEP)), 0);
    put(button("larger", "icons/plus.svg", () -> graph.zoomBy(STEP)), 0);
    put(button("actual", "icons/actual.svg", () -> graph.zoomTo(1)), 0);
    put(button("fit", "icons/fit.svg", graph::fit), 0);
    JButton out = button("export", "icons/export.svg", () -> {});
    out.addActionListener(e -> popup().show(out, 0, out.getHeight()));
    put(out, 0);
  }

  private void put(JComponent part, double weight) {
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = 0;
    at.weightx = weight;
    at.fill = GridBagConstraints.HORIZONTAL;
    at.insets = new Insets(0, 0, 0, part instanceof JButton ? 0 : 6);
    add(part, at);
  }

  private JButton button(String key, String icon, Runnable action) {
    JButton button = new JButton(Icons.of(icon, NetworkBar.class));
    button.setName("network." + key);
    button.setToolTipText(texts.of("bar." + key));
    button.getAccessibleContext().setAccessibleName(texts.of("bar." + key));
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.addActionListener(e -> action.run());
    return button;
  }

  /** What can be written, and what writes it. */
  void setExport(Supplier<List<Exhibit>> now, Consumer<Exhibit> writer) {
    exhibits = now;
    export = writer;
  }

  private JPopupMenu popup() {
    JPopupMenu menu = new JPopupMenu();
    for (Exhibit exhibit : exhibits.get()) {
      boolean drawn = exhibit.content() instanceof Exhibit.Drawn;
      JMenuItem item = new JMenuItem(texts.of(drawn ? "export.graph" : "export.table"));
      item.setName(drawn ? "network.export.graph" : "network.export.table");
      item.addActionListener(e -> export.accept(exhibit));
      menu.add(item);
    }
    if (menu.getComponentCount() == 0) {
      menu.add(new JMenuItem(texts.of("export.none"))).setEnabled(false);
    }
    return menu;
  }
}
