/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

/**
 * Steps a number with the arrow keys, the page keys (by ten) and two small arrows. Unlike a
 * spinner's, the field may be empty: then the default holds.
 */
final class NumberSteps extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final int TEN = 10;

  private final JTextField field;
  private final transient ParamInfo info;

  private NumberSteps(JTextField field, ParamInfo info) {
    this.field = field;
    this.info = info;
    setCursor(Cursor.getDefaultCursor());
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            NumberSteps.this.field.requestFocusInWindow();
            step(e.getY() < getHeight() / 2 ? 1 : -1);
          }
        });
  }

  static void on(JTextField field, ParamInfo info) {
    NumberSteps steps = new NumberSteps(field, info);
    field.putClientProperty("JTextField.trailingComponent", steps);
    steps.bind("UP", 1);
    steps.bind("DOWN", -1);
    steps.bind("PAGE_UP", TEN);
    steps.bind("PAGE_DOWN", -TEN);
  }

  private void bind(String key, int steps) {
    field.getInputMap().put(KeyStroke.getKeyStroke(key), key);
    field
        .getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                step(steps);
              }
            });
  }

  private void step(int steps) {
    String text = field.getText().strip();
    String from = text.isEmpty() ? info.defaultText().orElse("") : text;
    BigDecimal now;
    try {
      now = from.isEmpty() ? BigDecimal.ZERO : new BigDecimal(from);
    } catch (NumberFormatException e) {
      return; // the form says what is wrong
    }
    field.setText(bounded(now.add(unit(now).multiply(BigDecimal.valueOf(steps)))));
  }

  /** One; of a fraction its last digit, so that 0.001 steps to 0.002 and 0.5 to 0.6. */
  private BigDecimal unit(BigDecimal now) {
    boolean whole = info.kind() == Kind.INTEGER || now.scale() <= 0;
    boolean small = info.kind() == Kind.NUMBER && info.max() <= 1;
    if (whole && small) {
      return new BigDecimal("0.1");
    }
    return whole ? BigDecimal.ONE : now.ulp();
  }

  private String bounded(BigDecimal number) {
    BigDecimal value = number;
    if (!Double.isInfinite(info.min())) {
      value = value.max(BigDecimal.valueOf(info.min()));
    }
    if (!Double.isInfinite(info.max())) {
      value = value.min(BigDecimal.valueOf(info.max()));
    }
    return info.kind() == Kind.INTEGER
        ? value.toBigInteger().toString()
        : value.stripTrailingZeros().toPlainString();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(UIScale.scale(18), UIScale.scale(18));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(UIManager.getColor("Spinner.buttonArrowColor"));
      double x = getWidth() / 2.0;
      double half = UIScale.scale(3.5f);
      double gap = UIScale.scale(2.5f);
      double y = getHeight() / 2.0;
      g.fill(triangle(x, y - gap - half, half, y - gap));
      g.fill(triangle(x, y + gap + half, half, y + gap));
    } finally {
      g.dispose();
    }
  }

  private static Path2D triangle(double x, double tip, double half, double base) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, tip);
    path.lineTo(x - half, base);
    path.lineTo(x + half, base);
    path.closePath();
    return path;
  }
}
