/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A menu item, or a menu inside a menu.
 *
 * @param id names the item in tests
 * @param text what people read
 * @param key as {@link Keys} reads it; empty for none
 * @param position small first; a line is drawn between hundreds
 * @param does what it does, and when
 * @param children asked when the menu opens; empty for an item
 */
record MenuEntry(
    String id,
    String text,
    String key,
    int position,
    Does does,
    Optional<Supplier<List<MenuEntry>>> children) {

  /**
   * What an item does.
   *
   * @param enabled asked when its menu opens
   * @param checked where it is switched on and off
   * @param hint a longer text
   */
  record Does(
      Runnable action, BooleanSupplier enabled, Optional<BooleanSupplier> checked, String hint) {}

  static MenuEntry of(String id, String text, String key, int position, Runnable action) {
    return new MenuEntry(
        id,
        text,
        key,
        position,
        new Does(action, () -> true, Optional.empty(), ""),
        Optional.empty());
  }

  static MenuEntry menu(String id, String text, int position, Supplier<List<MenuEntry>> children) {
    return new MenuEntry(
        id,
        text,
        "",
        position,
        new Does(() -> {}, () -> true, Optional.empty(), ""),
        Optional.of(children));
  }

  MenuEntry when(BooleanSupplier enabled) {
    return with(new Does(does.action(), enabled, does.checked(), does.hint()));
  }

  MenuEntry checked(BooleanSupplier on) {
    return with(new Does(does.action(), does.enabled(), Optional.of(on), does.hint()));
  }

  MenuEntry hint(String hint) {
    return with(new Does(does.action(), does.enabled(), does.checked(), hint));
  }

  private MenuEntry with(Does next) {
    return new MenuEntry(id, text, key, position, next, children);
  }

  MenuEntry without(String lostKey) {
    return key.equals(lostKey) ? new MenuEntry(id, text, "", position, does, children) : this;
  }
}
