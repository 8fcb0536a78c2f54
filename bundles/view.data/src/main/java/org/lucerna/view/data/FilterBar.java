/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.view.data.model.Filter;
import org.lucerna.view.data.model.Order;
import org.lucerna.view.data.model.Predictions;
import org.lucerna.view.data.model.Verdict;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.WrapLayout;

/** Conditions on pictures, and their order. */
final class FilterBar extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int MOST_LISTED = 500;

  /** A choice with its text. */
  private record Choice<T>(Optional<T> value, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private final transient Texts texts = new Texts(FilterBar.class);
  private final transient Gadgets gadgets = new Gadgets(texts, "data");
  private final transient Runnable changed;
  private final JTextField text = gadgets.named(new JTextField(14), "filter.text");
  private final JComboBox<Choice<Split>> split = gadgets.named(new JComboBox<>(), "filter.split");
  private final JComboBox<Choice<Integer>> predicted =
      gadgets.named(new JComboBox<>(), "filter.predicted");
  private final JComboBox<Choice<Verdict.Truth>> truth =
      gadgets.named(new JComboBox<>(), "filter.truth");
  private final JSpinner low = gadgets.named(percent(0), "filter.low");
  private final JSpinner high = gadgets.named(percent(100), "filter.high");
  private final JComboBox<Choice<Order>> order = gadgets.named(new JComboBox<>(), "order");
  private final List<javax.swing.JComponent> said = new ArrayList<>();
  private transient SortedSet<Integer> listed = new TreeSet<>();
  private boolean quiet;

  /**
   * @param changed called after the user changed something
   */
  FilterBar(Runnable changed, Order first) {
    super(new WrapLayout());
    this.changed = changed;
    text.putClientProperty("JTextField.placeholderText", texts.of("filter.text"));
    text.putClientProperty("JTextField.showClearButton", true);
    split.addItem(new Choice<>(Optional.empty(), texts.of("filter.split.all")));
    for (Split s : Split.values()) {
      split.addItem(new Choice<>(Optional.of(s), s.id()));
    }
    truth.addItem(new Choice<>(Optional.empty(), texts.of("filter.truth.all")));
    for (Verdict.Truth t : Verdict.Truth.values()) {
      truth.addItem(new Choice<>(Optional.of(t), texts.of("filter.truth." + t.name())));
    }
    for (Order o : Order.values()) {
      order.addItem(new Choice<>(Optional.of(o), texts.of("order." + o.name())));
    }
    order.setSelectedIndex(first.ordinal());
    predicted.addItem(new Choice<>(Optional.empty(), texts.of("filter.predicted.all")));
    place();
    listen();
    showPredictions(Optional.empty());
  }

  private static JSpinner percent(int value) {
    return new JSpinner(new SpinnerNumberModel(value, 0, 100, 5));
  }

  private void place() {
    add(text);
    add(split);
    add(truth);
    add(predicted);
    JPanel range = new JPanel(new java.awt.FlowLayout(java.awt.FlowLayout.LEADING, 4, 0));
    range.add(gadgets.label("filter.confidence", low));
    range.add(low);
    range.add(gadgets.label("filter.to", high));
    range.add(high);
    range.add(new JLabel("%"));
    add(range);
    JPanel sorting = new JPanel(new java.awt.FlowLayout(java.awt.FlowLayout.LEADING, 4, 0));
    sorting.add(gadgets.label("order", order));
    sorting.add(order);
    add(sorting);
    said.addAll(List.of(truth, predicted, range, low, high));
  }

  private void listen() {
    split.addActionListener(e -> tell());
    truth.addActionListener(e -> tell());
    predicted.addActionListener(e -> tell());
    order.addActionListener(e -> tell());
    low.addChangeListener(e -> tell());
    high.addChangeListener(e -> tell());
    text.getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                tell();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                tell();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {
                tell();
              }
            });
  }

  private void tell() {
    if (!quiet) {
      changed.run();
    }
  }

  /** Offers the classes that were predicted; without predictions asks for none. */
  void showPredictions(Optional<Predictions> predictions) {
    boolean any = predictions.map(p -> p.known() > 0).orElse(false);
    said.forEach(c -> c.setEnabled(any));
    SortedSet<Integer> now = predictions.map(Predictions::predicted).orElseGet(TreeSet::new);
    if (now.equals(listed) && any) {
      return;
    }
    listed = now;
    quiet = true;
    OptionalInt before = output();
    predicted.removeAllItems();
    predicted.addItem(new Choice<>(Optional.empty(), texts.of("filter.predicted.all")));
    now.stream()
        .limit(MOST_LISTED)
        .map(i -> new Choice<>(Optional.of(i), predictions.orElseThrow().outputs().name(i)))
        .forEach(predicted::addItem);
    for (int i = 0; i < predicted.getItemCount(); i++) {
      if (before.isPresent()
          && predicted.getItemAt(i).value().equals(Optional.of(before.getAsInt()))) {
        predicted.setSelectedIndex(i);
      }
    }
    if (!any) {
      truth.setSelectedIndex(0);
      low.setValue(0);
      high.setValue(100);
    }
    quiet = false;
  }

  private OptionalInt output() {
    return chosen(predicted).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static <T> Optional<T> chosen(JComboBox<Choice<T>> box) {
    return box.getSelectedIndex() < 0
        ? Optional.empty()
        : box.getItemAt(box.getSelectedIndex()).value();
  }

  Filter filter(Set<Filter.Place> places, Optional<PictureSet> picked) {
    Filter.Said condition =
        new Filter.Said(
            output(),
            (Integer) low.getValue() / 100.0,
            (Integer) high.getValue() / 100.0,
            chosen(truth));
    return new Filter(places, chosen(split), condition, text.getText(), picked);
  }

  Order order() {
    return chosen(order).orElse(Order.GIVEN);
  }

  /** Asks for everything again. */
  void reset() {
    quiet = true;
    text.setText("");
    split.setSelectedIndex(0);
    truth.setSelectedIndex(0);
    predicted.setSelectedIndex(0);
    low.setValue(0);
    high.setValue(100);
    quiet = false;
    changed.run();
  }
}
