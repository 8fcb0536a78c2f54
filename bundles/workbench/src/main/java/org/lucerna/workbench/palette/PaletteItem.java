/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.palette;

import java.util.Locale;

/**
 * Something that can be found by typing.
 *
 * @param kind what it is, such as {@code "Command"}
 * @param title what people read and type
 * @param hint more about it: a key, a folder
 * @param action what choosing it does
 * @param key the title in lower case
 */
public record PaletteItem(String kind, String title, String hint, Runnable action, String key) {

  public PaletteItem(String kind, String title, String hint, Runnable action) {
    this(kind, title, hint, action, (title + " " + kind).toLowerCase(Locale.ROOT));
  }
}
