/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.ParamForm;
import org.lucerna.workbench.kit.Texts;

/** What a method or decorator is, by its own properties, and a form for its parameters. */
final class MethodDetails extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts = new Texts(MethodDetails.class);
  private final transient Installed installed;
  private final transient BiConsumer<String, Map<String, Object>> changed;
  private final JPanel body = new Tracking();
  private final JLabel mistake = new JLabel();

  /**
   * @param back leads to the list of methods
   * @param changed receives a plugin's id and its parameters, when they are right
   */
  MethodDetails(
      Installed installed, Runnable back, BiConsumer<String, Map<String, Object>> changed) {
    super(new BorderLayout(0, UIScale.scale(4)));
    this.installed = installed;
    this.changed = changed;
    JButton leave = new JButton(texts.of("details.back"), Icons.of("icons/back.svg", getClass()));
    leave.setName("explain.details.back");
    leave.putClientProperty("JButton.buttonType", "toolBarButton");
    leave.addActionListener(e -> back.run());
    JPanel top = new JPanel(new BorderLayout());
    top.add(leave, BorderLayout.LINE_START);
    add(top, BorderLayout.NORTH);
    body.setLayout(new BoxLayout(body, BoxLayout.PAGE_AXIS));
    JScrollPane scroll = new JScrollPane(body);
    scroll.setBorder(null);
    scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.getVerticalScrollBar().setUnitIncrement(UIScale.scale(16));
    add(scroll, BorderLayout.CENTER);
  }

  /** Shows a plugin with parameters that were changed before. */
  void show(Plugin<?> plugin, Map<String, Object> values) {
    body.removeAll();
    text(plugin.label(), Font.BOLD, 1.15f);
    plugin.property("about").filter(t -> !t.isEmpty()).ifPresent(t -> text(t, Font.PLAIN, 1f));
    plugin.property("formula").filter(t -> !t.isEmpty()).ifPresent(this::formula);
    fact("details.cost", plugin.property("cost"));
    fact("details.layers", plugin.property("layers").map(l -> texts.of("layers." + l)));
    fact("details.traits", traits(plugin));
    fact("details.paper", plugin.property("cite"));
    fact("details.id", Optional.of(plugin.id()));
    fact("details.origin", Optional.of(plugin.origin()));
    form(plugin, values);
    body.revalidate();
    body.repaint();
  }

  private Optional<String> traits(Plugin<?> plugin) {
    List<String> traits = plugin.properties("traits");
    return traits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            traits.stream()
                .map(t -> t.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ")));
  }

  private void form(Plugin<?> plugin, Map<String, Object> values) {
    List<ParamInfo> params = installed.params(plugin);
    body.add(Box.createVerticalStrut(UIScale.scale(8)));
    text(texts.of(params.isEmpty() ? "details.noParams" : "details.params"), Font.BOLD, 1f);
    if (params.isEmpty()) {
      body.add(Box.createVerticalGlue());
      return;
    }
    ParamForm form = new ParamForm(params);
    form.setName("explain.details.form");
    form.fill(values);
    form.setAlignmentX(LEFT_ALIGNMENT);
    mistake.setText("");
    mistake.setForeground(UIManager.getColor("Actions.Red"));
    form.onChange(
        () -> {
          Map<String, Object> now = form.values();
          Optional<String> wrong = installed.mistake(plugin, now);
          mistake.setText(wrong.map(w -> "<html>" + w + "</html>").orElse(""));
          if (wrong.isEmpty()) {
            changed.accept(plugin.id(), now);
          }
        });
    body.add(form);
    mistake.setName("explain.details.mistake");
    mistake.setAlignmentX(LEFT_ALIGNMENT);
    body.add(mistake);
    JButton usual = new JButton(texts.of("details.usual"));
    usual.setName("explain.details.usual");
    usual.setAlignmentX(LEFT_ALIGNMENT);
    usual.addActionListener(
        e -> {
          changed.accept(plugin.id(), Map.of());
          show(plugin, Map.of());
        });
    body.add(Box.createVerticalStrut(UIScale.scale(6)));
    body.add(usual);
    body.add(Box.createVerticalGlue());
  }

  private void fact(String key, Optional<String> value) {
    value
        .filter(v -> !v.isEmpty())
        .ifPresent(
            v -> {
              JLabel name = new JLabel(texts.of(key));
              name.setEnabled(false);
              name.setAlignmentX(LEFT_ALIGNMENT);
              body.add(Box.createVerticalStrut(UIScale.scale(4)));
              body.add(name);
              text(v, Font.PLAIN, 1f);
            });
  }

  private void formula(String formula) {
    JTextArea area = area(formula);
    Font mono = UIManager.getFont("monospaced.font");
    if (mono != null) {
      area.setFont(mono);
    }
    body.add(Box.createVerticalStrut(UIScale.scale(4)));
    body.add(area);
  }

  private void text(String text, int style, float factor) {
    JTextArea area = area(text);
    Font font = UIManager.getFont("Label.font");
    if (font != null) {
      area.setFont(font.deriveFont(style, font.getSize2D() * factor));
    }
    body.add(area);
  }

  /** Can be selected and copied, wraps. */
  private static JTextArea area(String text) {
    JTextArea area = new Paragraph(text);
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setOpaque(false);
    area.setBorder(null);
    area.setAlignmentX(LEFT_ALIGNMENT);
    return area;
  }

  /** Never higher than its lines. */
  private static final class Paragraph extends JTextArea {
    private static final long serialVersionUID = 1L;

    Paragraph(String text) {
      super(text);
    }

    @Override
    public java.awt.Dimension getMaximumSize() {
      return new java.awt.Dimension(Integer.MAX_VALUE, getPreferredSize().height);
    }
  }

  /** As wide as there is room for, so that texts wrap. */
  private static final class Tracking extends JPanel implements javax.swing.Scrollable {
    private static final long serialVersionUID = 1L;

    @Override
    public java.awt.Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(java.awt.Rectangle visible, int way, int direction) {
      return UIScale.scale(16);
    }

    @Override
    public int getScrollableBlockIncrement(java.awt.Rectangle visible, int way, int direction) {
      return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return getParent().getHeight() > getPreferredSize().height;
    }
  }

  /** For the keyboard. */
  JComponent body() {
    return body;
  }
}
