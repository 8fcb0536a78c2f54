/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import javax.swing.Icon;

/** SVG icons in the colours of the theme. */
public final class Icons {

  private static final int SIDE = 16;

  private Icons() {}

  /**
   * @param path of an SVG resource, such as {@code icons/play.svg}
   * @param owner any class of the bundle that holds it
   */
  public static Icon of(String path, Class<?> owner) {
    FlatSVGIcon icon = new FlatSVGIcon(path, SIDE, SIDE, owner.getClassLoader());
    icon.setColorFilter(
        new FlatSVGIcon.ColorFilter(color -> javax.swing.UIManager.getColor("Label.foreground")));
    return icon;
  }
}
