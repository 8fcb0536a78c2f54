/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.lucerna.workbench.kit.StackLayout;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.StatusIcon;
import org.lucerna.workbench.task.TaskItem.Part;
import org.lucerna.workbench.task.TaskItem.State;

/** A task: its name, how far it is, what of it is at work, and a button that ends or clears it. */
final class TaskCard extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(TaskCard.class);
  private static final int GAP = 6;
  private static final int INDENT = 16;
  private static final int BAR = 120;
  private static final int MAX_PARTS = 8;

  private final JLabel name = new JLabel();
  private final JLabel status = new JLabel();
  private final JButton button = new JButton();
  private final JProgressBar bar = new JProgressBar(0, 1000);
  private final JPanel parts = new JPanel(new StackLayout(UIScale.scale(2)));
  private final JTextArea sentence = new JTextArea();
  private transient Optional<TaskItem> shown = Optional.empty();

  /**
   * @param pressed with the task whose button was pressed
   */
  TaskCard(long id, Consumer<TaskItem> pressed) {
    super(new StackLayout(UIScale.scale(GAP / 2)));
    setName("task." + id);
    int gap = UIScale.scale(GAP);
    JPanel head = new JPanel(new BorderLayout(gap, 0));
    JPanel right = new JPanel(new BorderLayout(gap, 0));
    head.setOpaque(false);
    right.setOpaque(false);
    parts.setOpaque(false);
    right.add(status);
    right.add(button, BorderLayout.LINE_END);
    head.add(name);
    head.add(right, BorderLayout.LINE_END);
    status.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground");
    button.setName("task." + id + ".button");
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.addActionListener(e -> shown.ifPresent(pressed));
    sentence.setName("task." + id + ".sentence");
    sentence.setEditable(false);
    sentence.setFocusable(false);
    sentence.setOpaque(false);
    sentence.setLineWrap(true);
    sentence.setWrapStyleWord(true);
    sentence.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(INDENT + 4), 0, 0));
    add(head);
    add(bar);
    add(sentence);
    add(parts);
    updateUI();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    int gap = UIScale.scale(GAP);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Separator.foreground")),
            BorderFactory.createEmptyBorder(gap, gap, gap, gap)));
    if (sentence != null) {
      sentence.setFont(UIManager.getFont("Label.font"));
    }
  }

  void show(TaskItem item) {
    if (shown.filter(item::equals).isPresent()) {
      return;
    }
    boolean running = !item.state().isEnd();
    name.setText(item.label());
    name.setIcon(icon(item.state()));
    status.setText(TaskTexts.status(item));
    button.setText(TEXTS.of(running ? "task.cancel" : "task.clear"));
    button.setEnabled(item.state() != State.CANCELLING);
    button.getAccessibleContext().setAccessibleName(button.getText() + " " + item.label());
    bar.setVisible(running);
    bar.setIndeterminate(running && item.whole().fraction() <= 0);
    bar.setValue((int) Math.round(item.whole().fraction() * bar.getMaximum()));
    bar.getAccessibleContext().setAccessibleName(item.label());
    String text = line(item);
    sentence.setText(text);
    sentence.setVisible(!text.isEmpty());
    sentence.putClientProperty(
        "FlatLaf.style",
        item.state() == State.FAILED
            ? "foreground: $Actions.Red"
            : "foreground: $Label.disabledForeground");
    showParts(running ? item.parts() : List.of());
    getAccessibleContext().setAccessibleName(item.label() + ", " + status.getText());
    shown = Optional.of(item);
    revalidate();
  }

  private static String line(TaskItem item) {
    boolean noted = !item.notes().isEmpty();
    String last = noted ? item.notes().get(item.notes().size() - 1) : "";
    return item.state() == State.FAILED ? item.sentence().orElse(last) : last;
  }

  private static StatusIcon icon(State state) {
    return switch (state) {
      case RUNNING, CANCELLING -> StatusIcon.RUNNING;
      case DONE -> StatusIcon.DONE;
      case FAILED -> StatusIcon.FAILED;
      case CANCELLED -> StatusIcon.CANCELLED;
    };
  }

  /** Only what is at work: a part that was quick may have ended without having been heard of. */
  private void showParts(List<Part> all) {
    List<Part> active = all.stream().filter(Part::active).toList();
    List<Part> last = active.subList(0, Math.min(MAX_PARTS, active.size()));
    while (parts.getComponentCount() > last.size()) {
      parts.remove(parts.getComponentCount() - 1);
    }
    while (parts.getComponentCount() < last.size()) {
      parts.add(new Line());
    }
    for (int i = 0; i < last.size(); i++) {
      ((Line) parts.getComponent(i)).show(last.get(i));
    }
    parts.setVisible(!last.isEmpty());
  }

  /** One part, further right the deeper it is. */
  private static final class Line extends JPanel {
    private static final long serialVersionUID = 1L;
    private final JLabel text = new JLabel();
    private final JLabel facts = new JLabel();
    private final JProgressBar bar = new JProgressBar(0, 1000);

    Line() {
      super(new BorderLayout(UIScale.scale(GAP), 0));
      setOpaque(false);
      JPanel right = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
      right.setOpaque(false);
      facts.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground");
      right.add(facts);
      JPanel middle = new JPanel(new java.awt.GridBagLayout());
      middle.setOpaque(false);
      bar.setPreferredSize(new Dimension(UIScale.scale(BAR), bar.getPreferredSize().height));
      middle.add(bar);
      right.add(middle, BorderLayout.LINE_END);
      add(text);
      add(right, BorderLayout.LINE_END);
    }

    void show(Part part) {
      setBorder(
          BorderFactory.createEmptyBorder(
              0, UIScale.scale(INDENT) * (part.path().size() + 1), 0, 0));
      text.setText(part.label());
      facts.setText(TaskTexts.facts(part.bar()));
      bar.setVisible(part.bar().fraction() > 0);
      bar.setValue((int) Math.round(part.bar().fraction() * bar.getMaximum()));
    }
  }
}
