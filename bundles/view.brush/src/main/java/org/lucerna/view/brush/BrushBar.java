/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JColorChooser;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToggleButton;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.WrapLayout;

/** Tools, size, softness and colour of the brush; undo, redo, reset. */
final class BrushBar extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What the buttons do beside changing the brush. */
  interface Owner {

    void undo();

    void redo();

    void reset();
  }

  private final transient Texts texts = new Texts(BrushBar.class);
  private final transient Consumer<Brush> changed;
  private final transient Map<Tool, JToggleButton> tools = new EnumMap<>(Tool.class);
  private final JSlider size = new JSlider((int) Brush.LEAST, (int) Brush.MOST);
  private final JSlider hardness = new JSlider(0, 100);
  private final JButton color = new JButton();
  private final JButton undo;
  private final JButton redo;
  private final JButton reset;
  private transient Brush brush;
  private boolean filling;

  BrushBar(Brush first, Consumer<Brush> changed, Owner owner) {
    super(new WrapLayout(UIScale.scale(4), UIScale.scale(4)));
    int pad = UIScale.scale(5);
    setBorder(BorderFactory.createEmptyBorder(pad, pad, pad, pad));
    this.changed = changed;
    brush = first;
    ButtonGroup group = new ButtonGroup();
    for (Tool tool : Tool.values()) {
      JToggleButton button = new JToggleButton();
      dress(button, tool.name().toLowerCase(Locale.ROOT));
      button.addActionListener(e -> set(brush.withTool(tool)));
      group.add(button);
      tools.put(tool, button);
      add(button);
    }
    color.setIcon(new Swatch());
    dress(color, "color");
    color.addActionListener(e -> pick());
    add(color);
    add(slider("size", size, 90));
    add(slider("hardness", hardness, 60));
    undo = button("undo", owner::undo);
    redo = button("redo", owner::redo);
    reset = button("reset", owner::reset);
    size.addChangeListener(e -> set(brush.withRadius(size.getValue())));
    hardness.addChangeListener(e -> set(brush.withHardness(hardness.getValue() / 100.0)));
    fill();
  }

  private JButton button(String key, Runnable does) {
    JButton button = new JButton();
    dress(button, key);
    button.addActionListener(e -> does.run());
    add(button);
    return button;
  }

  private void dress(AbstractButton button, String key) {
    if (button.getIcon() == null) {
      button.setIcon(Icons.of("icons/" + key + ".svg", BrushBar.class));
    }
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    named(button, key);
  }

  private void named(JComponent field, String key) {
    field.setName("brush." + key);
    field.setToolTipText(texts.of(key + ".tip"));
    field.getAccessibleContext().setAccessibleName(texts.of(key));
  }

  private JComponent slider(String key, JSlider slider, int width) {
    named(slider, key);
    slider.setPreferredSize(new Dimension(UIScale.scale(width), slider.getPreferredSize().height));
    JPanel panel = new JPanel(new WrapLayout(UIScale.scale(2), 0));
    JLabel label = new JLabel(texts.of(key));
    label.setLabelFor(slider);
    panel.add(label);
    panel.add(slider);
    return panel;
  }

  private void pick() {
    Color picked = JColorChooser.showDialog(this, texts.of("color"), new Color(brush.rgb()));
    if (picked != null) {
      set(brush.withRgb(picked.getRGB()).withTool(Tool.PAINT));
    }
  }

  private void fill() {
    filling = true;
    tools.get(brush.tool()).setSelected(true);
    size.setValue((int) Math.round(brush.radius()));
    hardness.setValue((int) Math.round(100 * brush.hardness()));
    color.repaint();
    filling = false;
  }

  Brush brush() {
    return brush;
  }

  /** Another brush, as if chosen by hand. */
  void set(Brush next) {
    if (!filling && !next.equals(brush)) {
      brush = next;
      fill();
      changed.accept(next);
    }
  }

  void can(boolean undone, boolean redone, boolean painted) {
    undo.setEnabled(undone);
    redo.setEnabled(redone);
    reset.setEnabled(painted);
  }

  /** The colour of the brush. */
  private final class Swatch implements Icon {
    @Override
    public int getIconWidth() {
      return UIScale.scale(16);
    }

    @Override
    public int getIconHeight() {
      return UIScale.scale(16);
    }

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
      g.setColor(new Color(brush.rgb()));
      g.fillRect(x + 1, y + 1, getIconWidth() - 2, getIconHeight() - 2);
      g.setColor(javax.swing.UIManager.getColor("Component.borderColor"));
      g.drawRect(x + 1, y + 1, getIconWidth() - 3, getIconHeight() - 3);
    }
  }
}
