/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.theme;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.util.FontUtils;
import java.awt.Font;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;

/**
 * Look, colours and font size of everything Swing shows; changed while windows are open. Event
 * thread only.
 */
public final class Look {

  /** Font sizes that make sense. */
  public static final int SMALLEST = 9;

  public static final int LARGEST = 32;

  private static final String FONT = "defaultFont";

  private Theme theme = Theme.SYSTEM;
  private boolean dark;
  private int fontSize;

  /** Fonts and the places where FlatLaf looks for classes and defaults; once, before a window. */
  public Look() {
    // Look-and-feel classes are not on the system class path: Swing would not find them.
    UIManager.put("ClassLoader", FlatDarkLaf.class.getClassLoader());
    FlatInterFont.installLazy();
    FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
    FlatLaf.setPreferredLightFontFamily(FlatInterFont.FAMILY_LIGHT);
    FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
    FlatLaf.registerCustomDefaultsSource(Look.class.getPackageName(), Look.class.getClassLoader());
  }

  /**
   * Takes effect at once in all windows.
   *
   * @param desktopIsDark what {@link Theme#SYSTEM} means now
   * @param size in points; 0 for the desktop's own
   */
  public void apply(Theme next, boolean desktopIsDark, int size) {
    boolean wanted = next == Theme.DARK || next == Theme.SYSTEM && desktopIsDark;
    boolean first = !(UIManager.getLookAndFeel() instanceof FlatLaf);
    boolean same = !first && wanted == dark && size == fontSize;
    theme = next;
    if (same) {
      return;
    }
    dark = wanted;
    fontSize = size;
    UIManager.put(FONT, null);
    if (wanted) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
    if (size > 0) {
      Font font = FontUtils.getCompositeFont(FlatInterFont.FAMILY, Font.PLAIN, clamp(size));
      UIManager.put(FONT, new FontUIResource(font));
    }
    if (!first) {
      FlatLaf.updateUI();
    }
  }

  private static int clamp(int size) {
    return Math.max(SMALLEST, Math.min(LARGEST, size));
  }

  public Theme theme() {
    return theme;
  }

  /** Whether the colours shown now are dark. */
  public boolean isDark() {
    return dark;
  }

  /** The size of plain text now, in points. */
  public int fontSize() {
    return UIManager.getFont("Label.font").getSize();
  }
}
