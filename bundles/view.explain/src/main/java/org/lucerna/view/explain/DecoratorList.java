/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** What can be wrapped around the chosen methods; each adds a map beside every plain one. */
final class DecoratorList extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts = new Texts(DecoratorList.class);
  private final transient Consumer<List<String>> chosen;
  private final transient Consumer<String> details;
  private transient List<String> ids = List.of();
  private transient List<String> known = List.of();

  DecoratorList(Consumer<List<String>> chosen, Consumer<String> details) {
    this.chosen = chosen;
    this.details = details;
    setName("explain.decorators");
    setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
  }

  void show(List<Plugin<?>> all, List<String> on) {
    ids = List.copyOf(on);
    List<String> now = all.stream().map(Plugin::id).toList();
    if (!now.equals(known)) {
      known = now;
      removeAll();
      all.forEach(d -> add(row(d)));
      add(Box.createVerticalStrut(UIScale.scale(2)));
      revalidate();
    }
    for (java.awt.Component row : getComponents()) {
      if (row instanceof JPanel panel && panel.getComponent(0) instanceof JCheckBox box) {
        box.setSelected(ids.contains(box.getActionCommand()));
      }
    }
  }

  private JPanel row(Plugin<?> decorator) {
    JCheckBox box = new JCheckBox(decorator.label());
    box.setActionCommand(decorator.id());
    box.setName("explain.decorator." + decorator.id());
    box.setToolTipText(decorator.property("about").orElse(null));
    box.addActionListener(e -> toggle(decorator.id()));
    JButton info = new JButton(Icons.of("icons/info.svg", getClass()));
    info.putClientProperty("JButton.buttonType", "toolBarButton");
    info.setName("explain.decorator." + decorator.id() + ".info");
    info.getAccessibleContext().setAccessibleName(texts.of("about", decorator.label()));
    info.addActionListener(e -> details.accept(decorator.id()));
    JPanel row = new JPanel(new BorderLayout());
    row.add(box, BorderLayout.CENTER);
    row.add(info, BorderLayout.LINE_END);
    row.setAlignmentX(LEFT_ALIGNMENT);
    return row;
  }

  private void toggle(String id) {
    List<String> next = new ArrayList<>(ids);
    if (!next.remove(id)) {
      next.add(id);
    }
    chosen.accept(next);
  }
}
