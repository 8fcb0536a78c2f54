/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.ProbabilityBars;
import org.lucerna.workbench.kit.Texts;

/** On the right: what the network says now and said before, and the method of the map. */
final class AnswerPane extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int TOP = 5;

  private final transient Texts texts = new Texts(AnswerPane.class);
  private final JComboBox<Plugin<?>> methods = new JComboBox<>();
  private final ProbabilityBars bars;
  private final JLabel speed = new JLabel(" ");
  private final JLabel target = new JLabel(" ");
  private final JButton more = new JButton();
  private boolean filling;

  /**
   * @param method receives the id of a method that was chosen
   * @param chosen receives a class that was chosen
   * @param asked opens what else can be asked, below a component
   */
  AnswerPane(Consumer<String> method, IntConsumer chosen, Consumer<JComponent> asked) {
    super(new BorderLayout(0, UIScale.scale(10)));
    int pad = UIScale.scale(8);
    setBorder(BorderFactory.createEmptyBorder(pad, pad, pad, pad));
    bars = new ProbabilityBars(chosen);
    bars.setName("brush.classes");
    bars.getAccessibleContext().setAccessibleName(texts.of("classes"));
    methods.setName("brush.method");
    methods.getAccessibleContext().setAccessibleName(texts.of("method"));
    methods.setRenderer(new Labels());
    methods.addActionListener(
        e -> {
          if (!filling && methods.getSelectedItem() instanceof Plugin<?> plugin) {
            method.accept(plugin.id());
          }
        });
    more.setText(texts.of("more"));
    more.setName("brush.more");
    more.setToolTipText(texts.of("more.tip"));
    more.addActionListener(e -> asked.accept(more));
    speed.setName("brush.speed");
    speed.setEnabled(false);
    add(titled("method", methods), BorderLayout.NORTH);
    JPanel middle = new JPanel(new BorderLayout());
    middle.add(titled("classes", bars), BorderLayout.NORTH);
    add(middle, BorderLayout.CENTER);
    JPanel last = new JPanel(new BorderLayout(0, UIScale.scale(6)));
    last.add(target, BorderLayout.NORTH);
    last.add(more, BorderLayout.CENTER);
    last.add(speed, BorderLayout.SOUTH);
    add(last, BorderLayout.SOUTH);
  }

  private JComponent titled(String key, JComponent content) {
    JPanel panel = new JPanel(new BorderLayout(0, UIScale.scale(3)));
    JLabel label = new JLabel(texts.of(key));
    label.setFont(label.getFont().deriveFont(Font.BOLD));
    label.setLabelFor(content);
    panel.add(label, BorderLayout.NORTH);
    panel.add(content, BorderLayout.CENTER);
    return panel;
  }

  private static final class Labels extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      Object text = value instanceof Plugin<?> plugin ? plugin.label() : value;
      return super.getListCellRendererComponent(list, text, index, selected, focus);
    }
  }

  void methods(List<Plugin<?>> all, String chosen) {
    filling = true;
    methods.removeAllItems();
    for (Plugin<?> plugin : all) {
      methods.addItem(plugin);
      if (plugin.id().equals(chosen)) {
        methods.setSelectedItem(plugin);
      }
    }
    filling = false;
  }

  /**
   * @param before probabilities of the picture as it was
   * @param current the class that is explained, where the user chose one
   */
  void show(Live.Result result, List<Double> before, OptionalInt current) {
    List<Double> now = result.probabilities();
    Set<Integer> shown = new LinkedHashSet<>(top(now, TOP));
    shown.addAll(top(before, 1)); // what it was taken for stays in sight
    current.ifPresent(shown::add);
    List<String> names = result.wish().session().classes();
    List<ProbabilityBars.Bar> list = new ArrayList<>();
    for (int i : shown) {
      String name = i < names.size() ? names.get(i) : "class " + i;
      OptionalDouble was =
          before.size() == now.size() ? OptionalDouble.of(before.get(i)) : OptionalDouble.empty();
      list.add(new ProbabilityBars.Bar(i, name, now.get(i), was));
    }
    bars.show(list, current);
    target.setText(
        result
            .map()
            .map(m -> texts.of("explained", m.answer().target().name(), m.answer().layerName()))
            .orElse(result.note().isEmpty() ? " " : result.note()));
    target.setToolTipText(target.getText());
    speed.setText(texts.of("speed", Math.round(result.nanos() / 1e6)));
  }

  private static List<Integer> top(List<Double> probabilities, int n) {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -probabilities.get(i)))
        .limit(n)
        .toList();
  }

  List<ProbabilityBars.Bar> bars() {
    return bars.bars();
  }
}
