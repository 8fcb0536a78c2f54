/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.EventQueue;
import java.util.Optional;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;

class LookTest {

  @Test
  void themesAreSwitchedLiveAndTheFontIsInter() throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          Look look = new Look();
          look.apply(Theme.LIGHT, true, 0);
          Color light = UIManager.getColor("Panel.background");
          assertFalse(look.isDark());
          int normal = look.fontSize();
          look.apply(Theme.SYSTEM, true, 0);
          assertTrue(look.isDark());
          assertNotEquals(light, UIManager.getColor("Panel.background"));
          assertEquals("Inter", UIManager.getFont("Label.font").getFamily());
          look.apply(Theme.DARK, false, 20);
          assertEquals(20, look.fontSize());
          look.apply(Theme.DARK, false, 0);
          assertEquals(normal, look.fontSize());
          look.apply(Theme.SYSTEM, false, 0);
          assertEquals(light, UIManager.getColor("Panel.background"));
        });
  }

  @Test
  void themesAreNamedInFiles() {
    assertEquals(Theme.DARK, Theme.of("dark"));
    assertEquals(Theme.SYSTEM, Theme.of("purple"));
  }

  @Test
  void desktopsAreUnderstood() {
    assertEquals(Optional.of(true), Desktop.gnome("'prefer-dark'"));
    assertEquals(Optional.of(false), Desktop.gnome("'prefer-light'"));
    assertEquals(Optional.empty(), Desktop.gnome("'default'"));
    assertEquals(Optional.of(true), Desktop.windows("appsuselighttheme reg_dword 0x0"));
    assertEquals(Optional.of(false), Desktop.windows("appsuselighttheme reg_dword 0x1"));
    assertEquals(Optional.empty(), Desktop.windows(""));
  }
}
