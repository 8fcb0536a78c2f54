/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.theme;

import java.util.Locale;

/** Which colours the window has. */
public enum Theme {
  /** As the desktop, where it can be asked; else light. */
  SYSTEM,
  LIGHT,
  DARK;

  /** As preferences write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme of that id; {@link #SYSTEM} for any other text. */
  public static Theme of(String id) {
    for (Theme theme : values()) {
      if (theme.id().equals(id)) {
        return theme;
      }
    }
    return SYSTEM;
  }
}
