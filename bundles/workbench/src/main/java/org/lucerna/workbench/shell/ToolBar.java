/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JPopupMenu;
import javax.swing.JToolBar;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** What is needed often: opening, undoing, what is open, finding. */
final class ToolBar {

  private final Texts texts = new Texts(ToolBar.class);
  private final JToolBar bar = new JToolBar();

  /** What its buttons do; lists are asked when they are opened. */
  interface Hands {
    void open();

    void export();

    void undo();

    void redo();

    void palette();

    void switchTheme();

    List<MenuEntry> data();

    List<MenuEntry> models();
  }

  ToolBar(Hands hands, Selection selection) {
    bar.setName("toolbar");
    bar.setFloatable(false);
    bar.add(button("open", hands::open));
    bar.add(button("export", hands::export));
    bar.addSeparator();
    bar.add(button("undo", hands::undo));
    bar.add(button("redo", hands::redo));
    bar.addSeparator();
    JButton data = chooser("data", hands::data);
    JButton model = chooser("model", hands::models);
    bar.add(data);
    bar.add(Box.createHorizontalStrut(UIScale.scale(8)));
    bar.add(model);
    selection.listen(
        CurrentData.class,
        d -> data.setText(d.map(c -> c.data().name()).orElse(texts.of("tool.data.none"))));
    selection.listen(
        CurrentModel.class,
        m -> model.setText(m.map(c -> c.session().title()).orElse(texts.of("tool.model.none"))));
    bar.add(Box.createHorizontalGlue());
    bar.add(search(hands));
    bar.add(button("theme", hands::switchTheme));
    bar.add(Box.createHorizontalStrut(UIScale.scale(4)));
  }

  JToolBar component() {
    return bar;
  }

  private JButton button(String id, Runnable action) {
    JButton button = new JButton(Icons.of("icons/" + id + ".svg", ToolBar.class));
    button.setName("tool." + id);
    button.setToolTipText(texts.of("tool." + id));
    button.getAccessibleContext().setAccessibleName(texts.of("tool." + id));
    button.addActionListener(e -> action.run());
    return button;
  }

  private JButton chooser(String id, Supplier<List<MenuEntry>> entries) {
    JButton button = button(id, () -> {});
    button.setText(texts.of("tool." + id + ".none"));
    button.addActionListener(
        e -> {
          JPopupMenu popup = new JPopupMenu();
          MenuBar.fill(popup, entries.get());
          popup.show(button, 0, button.getHeight());
        });
    return button;
  }

  private JButton search(Hands hands) {
    JButton search = button("search", hands::palette);
    search.setText(texts.of("tool.search.text", Keys.words("ctrl shift P")));
    search.putClientProperty("JButton.buttonType", "roundRect");
    return search;
  }
}
