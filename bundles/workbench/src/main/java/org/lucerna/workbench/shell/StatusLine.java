/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.Timer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.task.TaskItem;

/** The line below: what happened last, what runs, errors, engine, memory. */
final class StatusLine extends JPanel {

  private static final long serialVersionUID = 1L;

  private static final int EVERY_MS = 2000;
  private static final double MEBI = 1 << 20;

  private final transient Texts texts = new Texts(StatusLine.class);
  private final transient TaskCenter tasks;
  private final transient LogBook log;
  private final JLabel sentence = new JLabel(" ");
  private final JButton task = new JButton();
  private final JProgressBar bar = new JProgressBar(0, 1000);
  private final JButton errors = new JButton();
  private final JLabel engine = new JLabel();
  private final JLabel memory = new JLabel();
  private final transient Timer timer = new Timer(EVERY_MS, e -> showMemory());
  private final transient Runnable onTasks = this::showTasks;
  private final transient Runnable onLog = this::showErrors;

  /**
   * @param show brings the view of that id to the front
   */
  StatusLine(TaskCenter tasks, LogBook log, Consumer<String> show) {
    super(new BorderLayout());
    this.tasks = tasks;
    this.log = log;
    setName("status");
    sentence.setName("status.sentence");
    quiet(task, "status.task", "status.task.name");
    task.addActionListener(e -> show.accept(Places.TASKS));
    quiet(errors, "status.errors", "status.errors.name");
    errors.putClientProperty("FlatLaf.style", "foreground: $Actions.Red");
    errors.addActionListener(e -> show.accept(Places.LOG));
    engine.setName("status.engine");
    memory.setName("status.memory");
    memory.setToolTipText(texts.of("status.memory.hint"));
    JPanel right = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(10), 0));
    for (JComponent part : List.of(task, bar, errors, engine, memory)) {
      right.add(part);
    }
    add(sentence, BorderLayout.CENTER);
    add(right, BorderLayout.LINE_END);
    pad();
    tasks.onChange(onTasks);
    log.onChange(onLog);
    showTasks();
    showErrors();
    showMemory();
    timer.start();
  }

  private void quiet(JButton button, String name, String text) {
    button.setName(name);
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.getAccessibleContext().setAccessibleName(texts.of(text));
  }

  private void pad() {
    setBorder(
        BorderFactory.createEmptyBorder(
            UIScale.scale(2), UIScale.scale(10), UIScale.scale(2), UIScale.scale(4)));
    bar.setPreferredSize(new Dimension(UIScale.scale(120), UIScale.scale(8)));
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (bar != null) {
      pad();
    }
  }

  /** Shows one line. Any thread. */
  void say(String text) {
    if (!EventQueue.isDispatchThread()) {
      EventQueue.invokeLater(() -> say(text));
      return;
    }
    sentence.setText(text.isBlank() ? " " : text);
    sentence.setToolTipText(text.isBlank() ? null : text);
    sentence.getAccessibleContext().setAccessibleName(text);
  }

  String sentence() {
    return sentence.getText();
  }

  void showModel(Optional<CurrentModel> model) {
    engine.setText(model.map(m -> m.session().engine()).orElse(""));
    engine.setVisible(model.isPresent());
  }

  private void showTasks() {
    List<TaskItem> running = tasks.items().stream().filter(i -> !i.state().isEnd()).toList();
    task.setVisible(!running.isEmpty());
    bar.setVisible(!running.isEmpty());
    if (running.isEmpty()) {
      return;
    }
    TaskItem newest = running.get(0);
    int more = running.size() - 1;
    task.setText(more == 0 ? newest.label() : texts.of("status.tasks", newest.label(), more));
    double fraction = newest.whole().fraction();
    bar.setIndeterminate(fraction <= 0);
    bar.setValue((int) (fraction * 1000));
    String rest =
        newest
            .whole()
            .remaining()
            .map(d -> texts.of("status.left", Math.max(1, d.toSeconds())))
            .orElse("");
    task.setToolTipText(newest.label() + " " + rest);
    bar.setToolTipText(rest);
  }

  private void showErrors() {
    int count = log.errors();
    errors.setText(texts.of("status.errors", count));
    errors.setVisible(count > 0);
  }

  private void showMemory() {
    Runtime java = Runtime.getRuntime();
    double used = (java.totalMemory() - java.freeMemory()) / MEBI;
    memory.setText(
        texts.of("status.memory", Math.round(used), Math.round(java.maxMemory() / MEBI)));
  }

  void close() {
    timer.stop();
    tasks.forget(onTasks);
    log.forget(onLog);
  }
}
