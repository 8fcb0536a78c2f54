/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToolBar;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.StackLayout;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskItem.State;

/** All tasks, those at work on top. */
final class TasksView implements View {

  private static final Texts TEXTS = new Texts(TasksView.class);
  private static final int TICK_MILLIS = 500;
  private static final int GAP = 4;

  private final TaskCenter center;
  private final JPanel panel = new JPanel(new BorderLayout());
  private final JPanel list = new JPanel(new StackLayout(0));
  private final CardLayout pages = new CardLayout();
  private final JPanel middle = new JPanel(pages);
  private final JLabel count = new JLabel();
  private final JButton cancelAll = button("tasks.cancel-all");
  private final JButton clear = button("tasks.clear");
  private final Map<Long, TaskCard> cards = new HashMap<>();
  private final Runnable changed = this::show;
  private final Timer clock = new Timer(TICK_MILLIS, e -> show());

  TasksView(TaskCenter center) {
    this.center = center;
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    bar.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(GAP), 0, UIScale.scale(GAP)));
    bar.add(count);
    bar.add(Box.createHorizontalGlue());
    bar.add(cancelAll);
    bar.add(clear);
    cancelAll.addActionListener(e -> center.cancelAll());
    clear.addActionListener(e -> center.clearEnded());
    JLabel empty = new JLabel(TEXTS.of("tasks.empty"), SwingConstants.CENTER);
    empty.setName("tasks.empty");
    empty.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground");
    JScrollPane scroll =
        new JScrollPane(
            new TaskList(list),
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    middle.add(empty, "empty");
    middle.add(scroll, "list");
    panel.setName("tasks");
    panel.add(bar, BorderLayout.PAGE_START);
    panel.add(middle);
    center.onChange(changed);
    show();
  }

  private static JButton button(String key) {
    JButton button = new JButton(TEXTS.of(key));
    button.setName(key);
    button.setMnemonic(TEXTS.of(key + ".key").charAt(0));
    return button;
  }

  private void show() {
    List<TaskItem> items =
        center.items().stream()
            .sorted((a, b) -> Boolean.compare(a.state().isEnd(), b.state().isEnd()))
            .toList();
    cards.keySet().removeIf(id -> items.stream().noneMatch(i -> i.id() == id));
    for (TaskItem item : items) {
      cards.computeIfAbsent(item.id(), id -> new TaskCard(id, this::pressed)).show(item);
    }
    List<Component> wanted = items.stream().map(i -> (Component) cards.get(i.id())).toList();
    if (!wanted.equals(List.of(list.getComponents()))) {
      list.removeAll();
      wanted.forEach(list::add);
    }
    long running = items.stream().filter(i -> !i.state().isEnd()).count();
    long failed = items.stream().filter(i -> i.state() == State.FAILED).count();
    count.setText(TEXTS.of("tasks.count", running, items.size() - running, failed));
    cancelAll.setEnabled(running > 0);
    clear.setEnabled(items.size() > running);
    pages.show(middle, items.isEmpty() ? "empty" : "list");
    if (running > 0 && panel.isShowing()) {
      clock.start();
    } else {
      clock.stop();
    }
    list.revalidate();
    list.repaint();
  }

  private void pressed(TaskItem item) {
    if (item.state().isEnd()) {
      center.clear(item.id());
    } else {
      center.cancel(item.id());
    }
    show();
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public void close() {
    clock.stop();
    center.forget(changed);
    cards.clear();
    list.removeAll();
  }
}
