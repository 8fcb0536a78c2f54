/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.swing.KeyStroke;

/** Keys as texts: {@code "ctrl shift P"}; on a Mac the command key stands for control. */
final class Keys {

  private static final Pattern CONTROL = Pattern.compile("\\b(ctrl|control)\\b");

  private Keys() {}

  static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  }

  /** Empty for no key, and for a text that means none. */
  static Optional<KeyStroke> of(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    String here = isMac() ? CONTROL.matcher(text).replaceAll("meta") : text;
    return Optional.ofNullable(KeyStroke.getKeyStroke(here));
  }

  /** For people: {@code Ctrl+Shift+P}. */
  static String words(String text) {
    return of(text).map(Keys::words).orElse("");
  }

  private static String words(KeyStroke key) {
    String modifiers = java.awt.event.InputEvent.getModifiersExText(key.getModifiers());
    String name = java.awt.event.KeyEvent.getKeyText(key.getKeyCode());
    return modifiers.isEmpty() ? name : modifiers + "+" + name;
  }
}
