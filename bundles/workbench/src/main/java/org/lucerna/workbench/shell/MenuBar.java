/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import org.lucerna.workbench.kit.Texts;

/** Makes Swing menus of a model. */
final class MenuBar {

  private static final int GROUP = 100;
  private static final int COMMANDS = 1000;

  private final Texts texts = new Texts(MenuBar.class);

  /** Fills a menu bar anew. */
  void fill(JMenuBar bar, MenuModel model) {
    bar.removeAll();
    List<String> names = model.names();
    List<String> titles =
        names.stream().map(n -> texts.of("menu." + n.toLowerCase(Locale.ROOT))).toList();
    List<Optional<Character>> letters = MenuModel.mnemonics(titles);
    for (int i = 0; i < names.size(); i++) {
      JMenu menu = new JMenu(titles.get(i));
      menu.setName("menu." + names.get(i).toLowerCase(Locale.ROOT));
      letters.get(i).ifPresent(menu::setMnemonic);
      fill(menu, model.items(names.get(i)));
      bar.add(menu);
    }
    bar.revalidate();
    bar.repaint();
  }

  private static void fill(JMenu menu, List<MenuEntry> entries) {
    List<Runnable> opening = new ArrayList<>();
    List<Runnable> closing = new ArrayList<>();
    add(entries, menu.getPopupMenu(), opening, closing);
    menu.addMenuListener(
        new MenuListener() {
          @Override
          public void menuSelected(MenuEvent e) {
            opening.forEach(Runnable::run);
          }

          @Override
          public void menuDeselected(MenuEvent e) {
            // A disabled item's key is dead; whether it may act is asked when it is pressed.
            closing.forEach(Runnable::run);
          }

          @Override
          public void menuCanceled(MenuEvent e) {
            closing.forEach(Runnable::run);
          }
        });
  }

  private static void add(
      List<MenuEntry> entries, JPopupMenu popup, List<Runnable> opening, List<Runnable> closing) {
    List<Optional<Character>> letters =
        MenuModel.mnemonics(entries.stream().map(MenuEntry::text).toList());
    int group = entries.isEmpty() ? 0 : group(entries.get(0));
    for (int i = 0; i < entries.size(); i++) {
      MenuEntry entry = entries.get(i);
      if (group(entry) != group) {
        popup.addSeparator();
        group = group(entry);
      }
      JMenuItem item = item(entry, opening, closing);
      letters.get(i).ifPresent(item::setMnemonic);
      popup.add(item);
    }
  }

  private static int group(MenuEntry entry) {
    return Math.min(entry.position(), COMMANDS) / GROUP;
  }

  private static JMenuItem item(MenuEntry entry, List<Runnable> opening, List<Runnable> closing) {
    if (entry.children().isPresent()) {
      JMenu menu = new JMenu(entry.text());
      menu.setName("menu." + entry.id());
      opening.add(() -> refill(menu, entry));
      return menu;
    }
    JMenuItem item =
        entry.does().checked().isPresent()
            ? new JCheckBoxMenuItem(entry.text())
            : new JMenuItem(entry.text());
    item.setName("menu." + entry.id());
    Keys.of(entry.key()).ifPresent(item::setAccelerator);
    if (!entry.does().hint().isEmpty()) {
      item.setToolTipText(entry.does().hint());
      item.getAccessibleContext().setAccessibleDescription(entry.does().hint());
    }
    item.addActionListener(
        e -> {
          if (entry.does().enabled().getAsBoolean()) {
            entry.does().action().run();
          }
        });
    opening.add(() -> item.setEnabled(entry.does().enabled().getAsBoolean()));
    entry.does().checked().ifPresent(on -> opening.add(() -> item.setSelected(on.getAsBoolean())));
    closing.add(() -> item.setEnabled(true));
    return item;
  }

  private static void refill(JMenu menu, MenuEntry entry) {
    menu.removeAll();
    List<Runnable> opening = new ArrayList<>();
    add(entry.children().orElseThrow().get(), menu.getPopupMenu(), opening, new ArrayList<>());
    opening.forEach(Runnable::run);
  }

  /** A popup of items, for a tab or a button. */
  static void fill(JPopupMenu popup, List<MenuEntry> entries) {
    List<Runnable> opening = new ArrayList<>();
    add(entries, popup, opening, new ArrayList<>());
    opening.forEach(Runnable::run);
  }
}
