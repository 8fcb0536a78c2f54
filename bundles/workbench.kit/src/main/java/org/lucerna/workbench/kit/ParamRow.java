/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.UIManager;
import org.lucerna.core.api.param.ParamInfo;

/** One parameter of a form: its name, its field, and below it what it is and what is wrong. */
final class ParamRow extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int GAP = 10;
  private static final int LINE = 2;
  private static final int EDITOR = 360;

  private final transient ParamInfo info;
  private final transient ParamEditor editor;
  private final transient IntSupplier labelWidth;
  private final JLabel label = new JLabel();
  private final JTextArea help;
  private final JTextArea error = note("Actions.Red", "Label.errorForeground");
  private boolean touched;

  /**
   * @param labelWidth of the widest label of the form
   */
  ParamRow(ParamInfo info, ParamEditor editor, IntSupplier labelWidth) {
    super(null);
    this.info = info;
    this.editor = editor;
    this.labelWidth = labelWidth;
    this.help = note("Label.disabledForeground", "Label.foreground");
    setOpaque(false);
    String name = ParamText.words(info.key());
    Texts texts = new Texts(ParamRow.class);
    label.setText(info.required() ? name + " *" : name);
    label.setLabelFor(editor.control());
    label.setToolTipText(tip(texts));
    help.setText(sentence(info.help()));
    error.setVisible(false);
    error.setName("error." + info.key());
    JComponent control = editor.control();
    if (control.getName() == null) {
      control.setName("param." + info.key());
    }
    control.setToolTipText(tip(texts));
    if (!(editor.component() instanceof JPanel)) {
      control
          .getAccessibleContext()
          .setAccessibleName(info.required() ? texts.of("form.required", name) : name);
    }
    control.getAccessibleContext().setAccessibleDescription(info.help());
    add(label);
    add(editor.component());
    add(help);
    add(error);
  }

  private String tip(Texts texts) {
    String range = range(texts);
    String byDefault =
        info.defaultText()
            .filter(t -> !t.isEmpty())
            .map(t -> texts.of("form.default", t))
            .orElse("");
    return (info.key() + "  " + byDefault + range).strip();
  }

  private String range(Texts texts) {
    boolean low = !Double.isInfinite(info.min());
    boolean high = !Double.isInfinite(info.max());
    boolean number = info.kind() == ParamInfo.Kind.INTEGER || info.kind() == ParamInfo.Kind.NUMBER;
    if (!number || (!low && !high)) {
      return "";
    }
    if (low && high) {
      return texts.of("form.range", plain(info.min()), plain(info.max()));
    }
    return low
        ? texts.of("form.least", plain(info.min()))
        : texts.of("form.most", plain(info.max()));
  }

  private static String plain(double number) {
    return new java.math.BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private static String sentence(String help) {
    return help.isEmpty() ? "" : Character.toUpperCase(help.charAt(0)) + help.substring(1);
  }

  /** Wrapped text that looks like a label and takes its colour at every change of theme. */
  private static JTextArea note(String color, String otherwise) {
    JTextArea area =
        new JTextArea() {
          private static final long serialVersionUID = 1L;

          @Override
          public void updateUI() {
            super.updateUI();
            Color wanted = UIManager.getColor(color);
            setForeground(wanted == null ? UIManager.getColor(otherwise) : wanted);
            setFont(
                UIManager.getFont("small.font") == null
                    ? UIManager.getFont("Label.font")
                    : UIManager.getFont("small.font"));
          }
        };
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setBorder(null);
    return area;
  }

  ParamInfo info() {
    return info;
  }

  ParamEditor editor() {
    return editor;
  }

  int ownLabelWidth() {
    return label.getPreferredSize().width;
  }

  /** Whether somebody has changed it, so that it may be called wrong. */
  boolean isTouched() {
    return touched;
  }

  void touch() {
    touched = true;
  }

  void setProblem(Optional<String> sentence) {
    String text = sentence.map(ParamRow::sentence).orElse("");
    if (text.equals(error.getText()) && error.isVisible() == sentence.isPresent()) {
      return;
    }
    error.setText(text);
    error.setVisible(sentence.isPresent());
    editor.setWrong(sentence.isPresent());
    revalidate();
    repaint();
  }

  Optional<String> problem() {
    return error.isVisible() ? Optional.of(error.getText()) : Optional.empty();
  }

  private int left() {
    return labelWidth.getAsInt() + UIScale.scale(GAP);
  }

  @Override
  public Dimension getPreferredSize() {
    int room = Math.max(UIScale.scale(EDITOR), getWidth() - left());
    int height = editor.component().getPreferredSize().height;
    for (JTextArea area : new JTextArea[] {help, error}) {
      height += heightOf(area, room);
    }
    return new Dimension(left() + UIScale.scale(EDITOR), height);
  }

  private static int heightOf(JTextArea area, int width) {
    if (!area.isVisible() || area.getText().isEmpty()) {
      return 0;
    }
    area.setSize(width, Short.MAX_VALUE);
    return area.getPreferredSize().height + UIScale.scale(LINE);
  }

  @Override
  public void doLayout() {
    int x = left();
    int room = getWidth() - x;
    Dimension wanted = editor.component().getPreferredSize();
    boolean narrow = !(editor.component() instanceof JTextField field) || isNumber();
    int width =
        narrow && !(editor.component() instanceof JPanel) ? Math.min(room, wanted.width) : room;
    label.setBounds(0, 0, x - UIScale.scale(GAP), wanted.height);
    editor.component().setBounds(x, 0, width, wanted.height);
    int y = wanted.height;
    for (JTextArea area : new JTextArea[] {error, help}) {
      int height = heightOf(area, room);
      area.setBounds(x, y + UIScale.scale(LINE), room, Math.max(0, height - UIScale.scale(LINE)));
      y += height;
    }
  }

  private boolean isNumber() {
    return !info.list()
        && (info.kind() == ParamInfo.Kind.INTEGER || info.kind() == ParamInfo.Kind.NUMBER);
  }
}
