/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lucerna.workbench.command.CommandEntry;

/** What stands in the menus: the window's own items and one for each command. */
final class MenuModel {

  /** In this order; a command that names another stands in Run. */
  static final List<String> MENUS =
      List.of(
          "File", "Edit", "View", "Data", "Model", "Explain", "Run", "Plugins", "Window", "Help");

  static final String OTHER = "Run";

  /** Commands stand below what the window itself has. */
  private static final int BELOW = 1000;

  private final Map<String, List<MenuEntry>> menus = new LinkedHashMap<>();

  MenuModel() {
    MENUS.forEach(m -> menus.put(m, new ArrayList<>()));
  }

  void add(String menu, MenuEntry entry) {
    menus.getOrDefault(menu, menus.get(OTHER)).add(entry);
  }

  /** Adds an item for each command, which opens its dialog. */
  void addCommands(List<CommandEntry> commands, Consumer<CommandEntry> ask) {
    for (CommandEntry command : commands) {
      MenuEntry entry =
          MenuEntry.of(
                  "command." + command.id(),
                  command.title() + "\u2026",
                  command.shortcut(),
                  BELOW + command.position(),
                  () -> ask.accept(command))
              .hint(command.label());
      add(command.menu(), entry);
    }
  }

  /** The items of a menu in order; of two with one key the window's own keeps it. */
  List<MenuEntry> items(String menu) {
    Map<String, MenuEntry> owners = owners();
    return menus.get(menu).stream()
        .sorted(Comparator.comparingInt(MenuEntry::position).thenComparing(MenuEntry::text))
        .map(e -> owners.get(normal(e)) == e ? e : e.without(e.key()))
        .toList();
  }

  /** Menus that have items. */
  List<String> names() {
    return MENUS.stream().filter(m -> !menus.get(m).isEmpty()).toList();
  }

  private Map<String, MenuEntry> owners() {
    Map<String, MenuEntry> owners = new LinkedHashMap<>();
    menus.values().stream()
        .flatMap(List::stream)
        .filter(e -> !e.key().isEmpty())
        .sorted(Comparator.comparing(e -> e.id().startsWith("command.")))
        .forEach(e -> owners.putIfAbsent(normal(e), e));
    return owners;
  }

  private static String normal(MenuEntry entry) {
    return Keys.of(entry.key()).map(Object::toString).orElse("");
  }

  /** All items, for the palette and the list of keys. */
  List<MenuEntry> all() {
    return names().stream().flatMap(m -> items(m).stream()).toList();
  }

  /** A letter for each text by which the keyboard finds it, no two the same where possible. */
  static List<Optional<Character>> mnemonics(List<String> texts) {
    Set<Character> used = new HashSet<>();
    List<Optional<Character>> letters = new ArrayList<>();
    for (String text : texts) {
      Optional<Character> letter =
          text.chars()
              .filter(Character::isLetterOrDigit)
              .mapToObj(c -> Character.toUpperCase((char) c))
              .filter(c -> c < 128 && !used.contains(c))
              .findFirst();
      letter.ifPresent(used::add);
      letters.add(letter);
    }
    return letters;
  }
}
