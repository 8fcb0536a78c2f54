/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.lucerna.core.api.param.ParamInfo;

/**
 * A form for parameters, made from their description alone: what must be given first, few on top
 * and the rest folded away, parts of inner records in sections of their own. Values are texts,
 * numbers, booleans and lists of these as {@link org.lucerna.core.api.param.ParamBinder#bind} takes
 * them; fields left at their default are left out. Event thread only.
 */
public final class ParamForm extends JPanel implements Scrollable {

  private static final long serialVersionUID = 1L;

  /** More parameters than these are folded away, but never a required one. */
  private static final int ON_TOP = 8;

  private static final int CHECK_MILLIS = 200;
  private static final int MAX_VIEW = 620;
  private static final int GAP = 6;

  private final transient List<ParamInfo> params;
  private final transient Suggestions suggestions;
  private final transient Map<String, ParamRow> rows = new LinkedHashMap<>();
  private final transient Map<String, FormSection> sections = new LinkedHashMap<>();
  private final transient List<Runnable> listeners = new ArrayList<>();
  private final transient Timer checking = new Timer(CHECK_MILLIS, e -> check(false));
  private transient Optional<Consumer<Map<String, Object>>> binding = Optional.empty();
  private transient Consumer<Optional<String>> onProblem = sentence -> {};

  public ParamForm(List<ParamInfo> params) {
    this(params, Suggestions.none());
  }

  /**
   * @param suggestions proposes values while somebody types
   */
  public ParamForm(List<ParamInfo> params, Suggestions suggestions) {
    super(new StackLayout(UIScale.scale(GAP)));
    this.params = List.copyOf(params);
    this.suggestions = suggestions;
    checking.setRepeats(false);
    FormPlan.of(this.params, ON_TOP).forEach(this::add);
    fill(Map.of());
  }

  private void add(FormPlan.Part part) {
    Texts texts = new Texts(ParamForm.class);
    String title =
        switch (part.kind()) {
          case TOP -> "";
          case MORE -> texts.of("form.more", part.params().size());
          case RECORD -> FormPlan.title(part.name());
        };
    FormSection section = new FormSection(title, part.name());
    for (ParamInfo info : part.params()) {
      ParamRow row =
          new ParamRow(
              info,
              ParamEditors.of(info, suggestions, () -> changed(info.key())),
              this::labelWidth);
      rows.put(info.key(), row);
      section.add(row);
    }
    sections.put(part.name(), section);
    add(section);
  }

  private int labelWidth() {
    return rows.values().stream().mapToInt(ParamRow::ownLabelWidth).max().orElse(0);
  }

  private void changed(String key) {
    rows.get(key).touch();
    checking.restart();
    listeners.forEach(Runnable::run);
  }

  /** Called on the event thread after a value was changed by hand. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Shows beside each field what {@code binder} finds wrong with its value, while somebody fills
   * the form in.
   *
   * @param binder throws {@link org.lucerna.core.api.param.ParamException}
   * @param rest hears what is wrong with several values together, or that nothing is
   */
  public void validateWith(Consumer<Map<String, Object>> binder, Consumer<Optional<String>> rest) {
    binding = Optional.of(binder);
    onProblem = rest;
  }

  /**
   * Whether all values are right; shows what is not, also of fields nobody has touched yet, and
   * gives the keyboard to the first.
   */
  public boolean check() {
    return check(true);
  }

  private boolean check(boolean all) {
    checking.stop();
    if (binding.isEmpty()) {
      return true;
    }
    Map<String, Object> values = values();
    Map<String, String> problems = FormCheck.problems(params, values, binding.get());
    rows.forEach(
        (key, row) -> {
          boolean shown = all || row.isTouched() || values.containsKey(key);
          row.setProblem(Optional.ofNullable(problems.get(key)).filter(p -> shown));
        });
    onProblem.accept(Optional.ofNullable(problems.get("")));
    if (all) {
      problems.keySet().stream().filter(rows::containsKey).findFirst().ifPresent(this::reveal);
    }
    return problems.isEmpty();
  }

  private void reveal(String key) {
    ParamRow row = rows.get(key);
    openSectionOf(row);
    SwingUtilities.invokeLater(
        () -> {
          row.editor().control().requestFocusInWindow();
          row.scrollRectToVisible(new Rectangle(row.getSize()));
        });
  }

  private void openSectionOf(ParamRow row) {
    sections.values().stream().filter(s -> s.has(row) && !s.isOpen()).forEach(FormSection::open);
  }

  /** Sets every field: those without a value to its default. Keys that are none are ignored. */
  public void fill(Map<String, ?> values) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flatten("", values, flat);
    rows.forEach(
        (key, row) -> {
          Object value = flat.get(key);
          String text = value == null ? row.info().defaultText().orElse("") : ParamText.of(value);
          row.editor().setText(text);
          if (ParamText.value(row.info(), row.editor().text()).isPresent()) {
            openSectionOf(row);
          }
        });
    check(false);
  }

  private void flatten(String prefix, Map<?, ?> values, Map<String, Object> flat) {
    values.forEach(
        (key, value) -> {
          String full = prefix + key;
          if (value instanceof Map<?, ?> inner && !rows.containsKey(full)) {
            flatten(full + ".", inner, flat);
          } else if (value instanceof Map<?, ?> inner) {
            flat.put(full, "true");
            flatten(full + ".", inner, flat);
          } else {
            flat.put(full, value);
          }
        });
  }

  /** What differs from the defaults, by key, in the order of the parameters. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ParamInfo info : params) {
      ParamText.value(info, rows.get(info.key()).editor().text())
          .ifPresent(v -> values.put(info.key(), v));
    }
    return values;
  }

  /** Gives the keyboard to the first field that must be filled in and is not, else to the first. */
  public void focusFirst() {
    Map<String, Object> values = values();
    rows.values().stream()
        .filter(r -> r.info().required() && !values.containsKey(r.info().key()))
        .findFirst()
        .or(() -> rows.values().stream().findFirst())
        .ifPresent(
            r -> {
              r.editor().control().requestFocusInWindow();
              // filling fields in has moved their carets, and with them the view
              SwingUtilities.invokeLater(() -> showTopAnd(r));
            });
  }

  private void showTopAnd(ParamRow row) {
    scrollRectToVisible(new Rectangle(0, 0, 1, 1));
    row.scrollRectToVisible(new Rectangle(row.getSize()));
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    boolean other = width != getWidth();
    super.setBounds(x, y, width, height);
    if (other) {
      revalidate(); // wrapped text needs another height at another width
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    Dimension wanted = getPreferredSize();
    return new Dimension(wanted.width, Math.min(wanted.height, UIScale.scale(MAX_VIEW)));
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return getFontMetrics(getFont()).getHeight();
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height - getFontMetrics(getFont()).getHeight();
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }
}
