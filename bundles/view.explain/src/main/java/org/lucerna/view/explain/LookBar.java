/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToggleButton;
import org.lucerna.imaging.ColorMap;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.WrapLayout;

/** How maps are drawn, chosen by hand: fields for a toolbar. */
final class LookBar {

  private final Texts texts = new Texts(LookBar.class);
  private final Consumer<Look> changed;
  private final JToggleButton visible;
  private final JSlider opacity = new JSlider(0, 100, 50);
  private final JLabel percent = new JLabel();
  private final JComboBox<Choice<Look.Style>> style;
  private final JComboBox<Choice<Optional<ColorMap>>> colors;
  private final JComboBox<Choice<Look.Scale>> scale;
  private final JComboBox<Choice<Look.Signs>> signs;
  private final List<JComponent> fields;
  private Look look;
  private boolean filling;

  /** An entry of a list with what people read. */
  private record Choice<T>(T value, String text, Icon icon) {
    @Override
    public String toString() {
      return text;
    }
  }

  LookBar(Look first, Consumer<Look> changed) {
    this.changed = changed;
    look = first;
    visible = new JToggleButton(Icons.of("icons/heatmap.svg", LookBar.class), true);
    named(visible, "visible");
    style = box("style", Look.Style.values());
    List<Choice<Optional<ColorMap>>> maps = new ArrayList<>();
    maps.add(new Choice<>(Optional.empty(), texts.of("colors.auto"), new Ramp(ColorMap.TURBO)));
    for (ColorMap map : ColorMap.values()) {
      maps.add(new Choice<>(Optional.of(map), texts.of("colors." + key(map)), new Ramp(map)));
    }
    colors = box("colors", maps);
    scale = box("scale", Look.Scale.values());
    signs = box("signs", Look.Signs.values());
    opacity.setPreferredSize(new Dimension(UIScale.scale(110), opacity.getPreferredSize().height));
    named(opacity, "opacity");
    fields =
        List.of(
            visible,
            style,
            group(texts.of("look.opacity"), opacity, percent),
            colors,
            scale,
            signs);
    fill(first);
    visible.addActionListener(e -> set(look.withVisible(visible.isSelected())));
    opacity.addChangeListener(e -> set(look.withOpacity(opacity.getValue() / 100.0)));
    style.addActionListener(e -> set(look.withStyle(value(style))));
    colors.addActionListener(e -> set(look.withColors(value(colors))));
    scale.addActionListener(e -> set(look.withScale(value(scale))));
    signs.addActionListener(e -> set(look.withSigns(value(signs))));
  }

  /** In the order in which they stand. */
  List<JComponent> fields() {
    return fields;
  }

  private static JPanel group(String label, JComponent field, JLabel value) {
    JPanel panel = new JPanel(new WrapLayout(UIScale.scale(2), 0));
    JLabel text = new JLabel(label);
    text.setLabelFor(field);
    panel.add(text);
    panel.add(field);
    value.setPreferredSize(
        new Dimension(
            value.getFontMetrics(value.getFont()).stringWidth("100 %"),
            new JLabel("0").getPreferredSize().height));
    panel.add(value);
    return panel;
  }

  private void named(JComponent field, String key) {
    field.setName("explain." + key);
    field.setToolTipText(texts.of("look." + key + ".tip"));
    field.getAccessibleContext().setAccessibleName(texts.of("look." + key));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private <T extends Enum<T>> JComboBox<Choice<T>> box(String key, T[] values) {
    return box(
        key,
        Arrays.stream(values)
            .map(v -> new Choice<>(v, texts.of(key + "." + key(v)), null))
            .toList());
  }

  private <T> JComboBox<Choice<T>> box(String key, List<Choice<T>> choices) {
    JComboBox<Choice<T>> box = new JComboBox<>();
    choices.forEach(box::addItem);
    box.setRenderer(new WithIcon());
    named(box, key);
    return box;
  }

  private static final class WithIcon extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      super.getListCellRendererComponent(list, value, index, selected, focus);
      setIcon(value instanceof Choice<?> c ? c.icon() : null);
      return this;
    }
  }

  private static <T> T value(JComboBox<Choice<T>> box) {
    return box.getItemAt(box.getSelectedIndex()).value();
  }

  private static <T> void select(JComboBox<Choice<T>> box, T value) {
    for (int i = 0; i < box.getItemCount(); i++) {
      if (box.getItemAt(i).value().equals(value)) {
        box.setSelectedIndex(i);
      }
    }
  }

  private void fill(Look next) {
    filling = true;
    visible.setSelected(next.visible());
    opacity.setValue((int) Math.round(100 * next.opacity()));
    percent.setText(opacity.getValue() + " %");
    select(style, next.style());
    select(colors, next.colors());
    select(scale, next.scale());
    select(signs, next.signs());
    opacity.setEnabled(
        next.style() == Look.Style.OVERLAY || next.style() == Look.Style.SIDE_BY_SIDE);
    filling = false;
  }

  Look look() {
    return look;
  }

  /** Another look, as if chosen by hand. */
  void set(Look next) {
    if (filling || next.equals(look)) {
      return;
    }
    look = next;
    fill(next);
    changed.accept(next);
  }
}
