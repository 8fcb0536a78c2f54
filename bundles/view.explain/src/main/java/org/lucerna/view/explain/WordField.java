/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.WrapLayout;

/** A list of words: those that are chosen, each with a cross, and a field to add more. */
final class WordField extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int MOST_CHOICES = 400;

  private final transient Supplier<List<String>> choices;
  private final transient Function<String, String> texts;
  private final transient Consumer<List<String>> changed;
  private final JPanel chips = new JPanel(new WrapLayout(UIScale.scale(4), UIScale.scale(3)));
  private final JComboBox<String> more = new JComboBox<>();
  private final String name;
  private transient List<String> words = List.of();
  private boolean filling;

  /**
   * What the field is about.
   *
   * @param name for tests
   * @param label for people
   * @param hint shown while nothing is typed
   */
  record About(String name, String label, String hint) {}

  /**
   * @param choices words to choose from; asked for whenever the list opens
   * @param texts what people read for a word
   */
  WordField(
      About about,
      Supplier<List<String>> choices,
      Function<String, String> texts,
      Consumer<List<String>> changed) {
    super(new BorderLayout(0, UIScale.scale(2)));
    this.name = about.name();
    this.choices = choices;
    this.texts = texts;
    this.changed = changed;
    more.setEditable(true);
    more.setName(name + ".add");
    more.getAccessibleContext().setAccessibleName(about.label());
    more.setToolTipText(about.hint());
    more.putClientProperty("JTextField.placeholderText", about.hint());
    more.setPrototypeDisplayValue("");
    more.addPopupMenuListener(new Filling(this::fillChoices));
    more.putClientProperty("JComboBox.isTableCellEditor", true); // arrows look, Enter takes
    more.setRenderer(new Named());
    more.addActionListener(e -> chosen());
    add(chips, BorderLayout.CENTER);
    add(more, BorderLayout.SOUTH);
  }

  private void fillChoices() {
    filling = true;
    Object typed = more.getEditor().getItem();
    String start = String.valueOf(typed == null ? "" : typed).toLowerCase(java.util.Locale.ROOT);
    more.removeAllItems();
    choices.get().stream()
        .filter(c -> !words.contains(c))
        .filter(c -> c.toLowerCase(java.util.Locale.ROOT).contains(start))
        .limit(MOST_CHOICES)
        .forEach(more::addItem);
    more.setSelectedItem(null);
    more.getEditor().setItem(typed);
    filling = false;
  }

  private void chosen() {
    Object item = more.getEditor().getItem();
    Object picked = more.getSelectedItem();
    String word = String.valueOf(picked == null ? item : picked).strip();
    if (filling || word.isEmpty() || word.equals("null")) {
      return;
    }
    filling = true;
    more.setSelectedItem(null);
    ((JTextField) more.getEditor().getEditorComponent()).setText("");
    filling = false;
    if (!words.contains(word)) {
      List<String> next = new ArrayList<>(words);
      next.add(word);
      changed.accept(next);
    }
  }

  /** What people read for a word. */
  private final class Named extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      String word = value == null ? "" : value.toString();
      String text = word.isEmpty() ? " " : texts.apply(word); // empty has no height
      return super.getListCellRendererComponent(list, text, index, selected, focus);
    }
  }

  List<String> words() {
    return words;
  }

  /** Shows these, telling nobody. */
  void show(List<String> next) {
    words = List.copyOf(next);
    chips.removeAll();
    for (String word : words) {
      chips.add(chip(word));
    }
    chips.revalidate();
    chips.repaint();
  }

  private JButton chip(String word) {
    String text = texts.apply(word);
    JButton chip = new JButton(text, Icons.of("icons/cross.svg", WordField.class));
    chip.setHorizontalTextPosition(JButton.LEADING);
    chip.setName(name + ".remove." + word);
    chip.putClientProperty("JButton.buttonType", "roundRect");
    chip.getAccessibleContext()
        .setAccessibleName(new Texts(WordField.class).of("word.remove", text));
    chip.setToolTipText(new Texts(WordField.class).of("word.remove", text));
    chip.setEnabled(words.size() > 1);
    chip.addActionListener(
        e -> changed.accept(words.stream().filter(w -> !w.equals(word)).toList()));
    return chip;
  }
}
