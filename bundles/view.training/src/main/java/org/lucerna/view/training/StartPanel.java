/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingConstants;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.ParamForm;
import org.lucerna.workbench.kit.Texts;

/** The form of the chosen training command, and what is done with it. */
final class StartPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int WATCHED = 6;
  private static final String WATCH = "watch";
  private static final Texts TEXTS = new Texts(StartPanel.class);

  private final transient TrainingCommands commands;
  private final JComboBox<TrainingCommands.Choice> choice = new JComboBox<>();
  private final JPanel place = new WidePanel();
  private final JSpinner watch = new JSpinner(new SpinnerNumberModel(WATCHED, 0, 64, 1));
  private final JPanel watchRow = new JPanel(new FlowLayout(FlowLayout.LEADING));
  private final JButton start = button("start", "icons/training-play.svg", KeyEvent.VK_S);
  private final JButton stop = button("stop", "icons/training-stop.svg", KeyEvent.VK_T);
  private final JButton resume = button("resume", "icons/training-resume.svg", KeyEvent.VK_R);
  private transient Optional<ParamForm> form = Optional.empty();
  private transient List<ParamInfo> params = List.of();
  private transient Map<String, Object> filled = Map.of();

  /** What the buttons do. */
  record Actions(Runnable start, Runnable stop, Runnable resume) {}

  StartPanel(TrainingCommands commands, Actions actions) {
    super(new BorderLayout());
    this.commands = commands;
    start.addActionListener(e -> actions.start.run());
    stop.addActionListener(e -> actions.stop.run());
    resume.addActionListener(e -> actions.resume.run());
    choice.setName("training.command");
    choice.getAccessibleContext().setAccessibleName(TEXTS.of("command"));
    choice.addActionListener(e -> rebuild());
    watch.setName("training.watch");
    watch.getAccessibleContext().setAccessibleName(TEXTS.of("watch"));
    watch.setToolTipText(TEXTS.of("watch.tip"));
    JLabel label = new JLabel(TEXTS.of("watch"));
    label.setLabelFor(watch);
    watchRow.add(label);
    watchRow.add(watch);
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING, UIScale.scale(6), 4));
    buttons.add(start);
    buttons.add(stop);
    buttons.add(resume);
    JPanel below = new JPanel(new BorderLayout());
    below.add(watchRow, BorderLayout.NORTH);
    below.add(buttons, BorderLayout.SOUTH);
    JScrollPane scroll = new JScrollPane(place);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getVerticalScrollBar().setUnitIncrement(UIScale.scale(16));
    scroll.setPreferredSize(new Dimension(UIScale.scale(300), UIScale.scale(320)));
    JLabel title = new JLabel(TEXTS.of("form.title"));
    title.putClientProperty("FlatLaf.styleClass", "h4");
    title.setBorder(BorderFactory.createEmptyBorder(6, 8, 4, 8));
    JPanel above = new JPanel(new BorderLayout());
    above.add(title, BorderLayout.NORTH);
    above.add(choice, BorderLayout.SOUTH);
    add(above, BorderLayout.NORTH);
    add(scroll, BorderLayout.CENTER);
    add(below, BorderLayout.SOUTH);
    refresh();
  }

  private static JButton button(String key, String icon, int mnemonic) {
    JButton button = new JButton(TEXTS.of(key), Icons.of(icon, StartPanel.class));
    button.setName("training." + key);
    button.setMnemonic(mnemonic);
    button.setToolTipText(TEXTS.of(key + ".tip"));
    button.getAccessibleContext().setAccessibleName(TEXTS.of(key));
    return button;
  }

  /** Looks which commands there are now; keeps the form where they have not changed. */
  void refresh() {
    List<TrainingCommands.Choice> there = commands.training();
    boolean same = there.size() == choice.getItemCount() && !there.isEmpty();
    for (int i = 0; same && i < there.size(); i++) {
      same = there.get(i).equals(choice.getItemAt(i));
    }
    if (!same) {
      choice.removeAllItems();
      there.forEach(choice::addItem);
      choice.setVisible(there.size() > 1);
      rebuild();
    }
  }

  private void rebuild() {
    place.removeAll();
    form = Optional.empty();
    params = List.of();
    if (choice.getSelectedItem() instanceof TrainingCommands.Choice chosen) {
      params = commands.asked(chosen.id());
      ParamForm next = new ParamForm(shown());
      next.setName("training.form");
      next.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
      next.fill(filled);
      form = Optional.of(next);
      place.add(next, BorderLayout.NORTH);
    } else {
      place.add(new JLabel(TEXTS.of("no.command"), SwingConstants.CENTER));
    }
    watchRow.setVisible(has(WATCH));
    start.setEnabled(form.isPresent());
    revalidate();
    repaint();
  }

  /** The number of watched pictures has a field of its own. */
  private List<ParamInfo> shown() {
    return params.stream().filter(p -> !p.key().equals(WATCH)).toList();
  }

  private boolean has(String key) {
    return params.stream().anyMatch(p -> p.key().equals(key));
  }

  /** Fills in what the window shows. */
  void fill(Optional<CurrentData> data, Optional<CurrentModel> model) {
    Map<String, Object> all = new LinkedHashMap<>(filled);
    all.putAll(TrainingCommands.prefilled(params, data, model));
    fill(all);
  }

  void fill(Map<String, Object> values) {
    filled = Map.copyOf(values);
    if (values.get(WATCH) instanceof String pictures && pictures.matches("\\d|[1-5]\\d|6[0-4]")) {
      watch.setValue(Integer.valueOf(pictures));
    }
    form.ifPresent(f -> f.fill(values));
  }

  /** The chosen command. */
  Optional<String> command() {
    return choice.getSelectedItem() instanceof TrainingCommands.Choice chosen
        ? Optional.of(chosen.id())
        : Optional.empty();
  }

  /** What the fields say, for {@link #fill}. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    form.ifPresent(f -> fields.putAll(f.values()));
    fields.put(WATCH, watch.getValue().toString());
    return fields;
  }

  /** What the form says, without what is left at its default. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    form.ifPresent(f -> values.putAll(f.values()));
    int pictures = (Integer) watch.getValue();
    if (pictures > 0 && has(WATCH)) {
      values.put(WATCH, String.valueOf(pictures));
    }
    return values;
  }

  /** The first required parameter that is empty. */
  Optional<String> missing(Map<String, Object> values) {
    return params.stream()
        .filter(ParamInfo::required)
        .map(ParamInfo::key)
        .filter(key -> String.valueOf(values.getOrDefault(key, "")).isBlank())
        .findFirst();
  }

  void setActions(boolean canStop, boolean canResume) {
    stop.setEnabled(canStop);
    resume.setEnabled(canResume);
  }
}
