/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.lucerna.workbench.command.CommandEntry;

class MenuModelTest {

  private final List<String> asked = new ArrayList<>();

  private static CommandEntry command(String id, String menu, String key, int position) {
    return new CommandEntry(id, "does " + id, menu, key, position, "test 1.0");
  }

  private MenuModel model(CommandEntry... commands) {
    MenuModel model = new MenuModel();
    model.add("File", MenuEntry.of("file.open", "Open", "ctrl O", 10, () -> asked.add("open")));
    model.addCommands(List.of(commands), c -> asked.add(c.id()));
    return model;
  }

  private static List<String> ids(MenuModel model, String menu) {
    return model.items(menu).stream().map(MenuEntry::id).toList();
  }

  @Test
  void commandsStandInTheirMenuByPositionBelowTheWindowsOwn() {
    MenuModel model =
        model(
            command("b", "File", "", 5), command("a", "File", "", 5), command("z", "File", "", 1));
    assertEquals(List.of("file.open", "command.z", "command.a", "command.b"), ids(model, "File"));
  }

  @Test
  void aCommandOfAnUnknownMenuStandsInRun() {
    assertEquals(List.of("command.x"), ids(model(command("x", "Nowhere", "", 1)), "Run"));
  }

  @Test
  void aMenuWithoutItemsIsNotShown() {
    assertEquals(List.of("File", "Data"), model(command("d", "Data", "", 1)).names());
  }

  @Test
  void aPluginCannotTakeAKeyOfTheWindow() {
    MenuModel model = model(command("thief", "Run", "control O", 1), command("ok", "Run", "F9", 2));
    assertEquals("", model.items("Run").get(0).key());
    assertEquals("F9", model.items("Run").get(1).key());
    assertEquals("ctrl O", model.items("File").get(0).key());
  }

  @Test
  void everyItemHasALetterOfItsOwnWhereThereIsOne() {
    assertEquals(
        List.of(Optional.of('O'), Optional.of('P'), Optional.empty()),
        MenuModel.mnemonics(List.of("Open", "Op", "po")));
  }

  @Test
  void menuItemsDoWhatTheModelSaysAndCarryNamesAndKeys() {
    JMenuBar bar = new JMenuBar();
    new MenuBar().fill(bar, model(command("train", "Model", "ctrl T", 1)));
    JMenu file = bar.getMenu(0);
    assertEquals("menu.file", file.getName());
    JMenuItem open = (JMenuItem) file.getMenuComponent(0);
    assertEquals(KeyStroke.getKeyStroke("ctrl O"), open.getAccelerator());
    open.doClick();
    JMenuItem train = (JMenuItem) bar.getMenu(1).getMenuComponent(0);
    assertEquals("menu.command.train", train.getName());
    assertEquals("does train", train.getToolTipText());
    train.doClick();
    assertEquals(List.of("open", "train"), asked);
  }

  @Test
  void anItemThatIsNotPossibleNowDoesNothing() {
    MenuModel model = new MenuModel();
    model.add("Edit", MenuEntry.of("undo", "Undo", "", 1, () -> asked.add("u")).when(() -> false));
    JMenuBar bar = new JMenuBar();
    new MenuBar().fill(bar, model);
    JMenuItem item = (JMenuItem) bar.getMenu(0).getMenuComponent(0);
    item.doClick();
    assertEquals(List.of(), asked);
    bar.getMenu(0).setSelected(true);
    assertFalse(item.isEnabled());
  }

  @Test
  void keysAreWrittenForPeople() {
    assertEquals("", Keys.words("no such key"));
    assertEquals(Optional.empty(), Keys.of(""));
    assertEquals("F1", Keys.words("F1"));
  }
}
