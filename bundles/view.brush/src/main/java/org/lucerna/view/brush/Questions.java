/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Texts;

/**
 * Whatever else can be asked about a picture: all installed commands that stand in the menu Explain
 * and take a picture. None is named here.
 */
@SuppressWarnings("rawtypes") // plugins are asked for by the class of their service
record Questions(Plugins plugins, ParamBinder binder) {

  private static final String MENU = "Explain";
  private static final String PICTURE = "image";

  /** In the order of the menu. */
  List<Plugin<?>> commands() {
    return plugins.all(Command.class).stream()
        .filter(c -> c.property("menu").filter(MENU::equals).isPresent())
        .filter(c -> keys(c).contains(PICTURE))
        .<Plugin<?>>map(c -> c)
        .toList();
  }

  private List<String> keys(Plugin<?> command) {
    try {
      return binder.describe(command.params()).stream().map(ParamInfo::key).toList();
    } catch (RuntimeException e) {
      return List.of(); // a broken plugin is not offered
    }
  }

  /** What is known already for a command's dialog. */
  Map<String, Object> values(
      Plugin<?> command, Session session, CurrentPicture picture, OptionalInt target) {
    List<String> keys = keys(command);
    Map<String, Object> values = new LinkedHashMap<>();
    session.choice().forEach((k, v) -> put(values, keys, k, v));
    picture.origin().file().ifPresent(f -> put(values, keys, PICTURE, f.toString()));
    target.ifPresent(t -> put(values, keys, "target", String.valueOf(t)));
    return values;
  }

  private static void put(Map<String, Object> values, List<String> keys, String key, Object value) {
    if (keys.contains(key)) {
      values.put(key, value);
    }
  }

  JPopupMenu menu(Site site, Session session, CurrentPicture picture, OptionalInt target) {
    JPopupMenu menu = new JPopupMenu();
    for (Plugin<?> command : commands()) {
      JMenuItem item = new JMenuItem(command.label());
      item.addActionListener(
          e -> site.ask(command.id(), values(command, session, picture, target)));
      menu.add(item);
    }
    if (menu.getComponentCount() == 0) {
      JMenuItem none = new JMenuItem(new Texts(Questions.class).of("more.none"));
      none.setEnabled(false);
      menu.add(none);
    }
    return menu;
  }
}
