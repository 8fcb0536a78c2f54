/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Insets;
import javax.swing.JButton;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.View;

/** A large button: picture, title and what it does, as high as its text at its width. */
final class Card extends JButton {

  private static final long serialVersionUID = 1L;

  private static final int ICON = 28;
  private static final int GAP = 12;

  private int wide = UIScale.scale(250);

  /**
   * @param icon names an SVG of this bundle
   */
  Card(String icon, String title, String more) {
    super("<html><b>" + title + "</b><br>" + more + "</html>");
    FlatSVGIcon large =
        new FlatSVGIcon("icons/" + icon + ".svg", ICON, ICON, Card.class.getClassLoader());
    large.setColorFilter(
        new FlatSVGIcon.ColorFilter(color -> UIManager.getColor("Component.accentColor")));
    setIcon(large);
    getAccessibleContext().setAccessibleName(title);
    setHorizontalAlignment(SwingConstants.LEADING);
    setVerticalAlignment(SwingConstants.TOP);
    setVerticalTextPosition(SwingConstants.TOP);
    setHorizontalTextPosition(SwingConstants.TRAILING);
    setIconTextGap(UIScale.scale(GAP));
    setMargin(new Insets(14, 14, 14, 14));
    putClientProperty("FlatLaf.style", "arc: 12");
  }

  void setWide(int width) {
    wide = width;
    revalidate();
  }

  @Override
  public Dimension getPreferredSize() {
    Insets edge = getInsets();
    int sides = edge.left + edge.right + UIScale.scale(ICON + GAP);
    int height = UIScale.scale(ICON);
    if (getClientProperty(BasicHTML.propertyKey) instanceof View text) {
      text.setSize(Math.max(1, wide - sides), 0);
      height = (int) Math.ceil(Math.max(height, text.getPreferredSpan(View.Y_AXIS)));
    }
    return new Dimension(wide, height + edge.top + edge.bottom);
  }
}
