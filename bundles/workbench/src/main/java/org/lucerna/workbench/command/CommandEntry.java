/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

/**
 * A command as menus and the palette show it; nothing of it is loaded.
 *
 * @param id one word, or two
 * @param label one sentence, without a full stop
 * @param menu the menu's English name
 * @param shortcut as {@code javax.swing.KeyStroke} reads it; empty for none
 * @param position in the menu, small first
 * @param origin the bundle that brought it, as {@code name version}
 */
public record CommandEntry(
    String id, String label, String menu, String shortcut, int position, String origin) {

  /** The menu item's text: the id with a capital. */
  public String title() {
    return id.isEmpty() ? id : Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }
}
