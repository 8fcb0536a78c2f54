/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Work;
import org.lucerna.workbench.kit.Changes;
import org.lucerna.workbench.log.Failure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All work of the window: begins it on threads of its own, keeps what people should see of it until
 * they clear it. Any thread, unless said otherwise.
 */
@Component(service = TaskCenter.class)
public final class TaskCenter {

  /** Of those that ended, the oldest go first. */
  static final int KEPT = 200;

  private final Tasks tasks;
  private final AtomicLong number = new AtomicLong();
  private final List<Task> listed = new CopyOnWriteArrayList<>();
  private final Changes changes = new Changes();
  private final List<Consumer<TaskItem>> endListeners = new CopyOnWriteArrayList<>();

  @Activate
  public TaskCenter(@Reference Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Begins work on a thread of its own.
   *
   * @param label what people read
   * @param shown whether the task list has it
   * @param done receives the result on the event thread; not called after cancelling
   * @param failed receives a failure on the event thread; not called after cancelling
   */
  public <T> Activity start(
      String label, boolean shown, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    Task task = new Task(number.incrementAndGet(), label, changes::touch);
    if (shown) {
      listed.add(task);
      forgetOldest();
      changes.touch();
    }
    Run<T> run = new Run<>(task, shown, work, done, failed);
    tasks.start("task-" + task.id(), () -> run(run));
    return task;
  }

  /** What a thread carries; a task that is kept in the list holds nothing of it. */
  private record Run<T>(
      Task task, boolean shown, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {}

  private <T> void run(Run<T> run) {
    Task task = run.task();
    try {
      T result = run.work().run(tasks.progress(task.label(), task, task::isCancelled));
      EventQueue.invokeLater(() -> end(run, TaskItem.State.DONE, () -> run.done().accept(result)));
    } catch (CancellationException | InterruptedException e) {
      EventQueue.invokeLater(() -> end(run, TaskItem.State.CANCELLED, () -> {}));
    } catch (Throwable e) { // whatever a plugin throws ends its task, never the window
      task.say(Failure.of(e).sentence());
      EventQueue.invokeLater(() -> end(run, TaskItem.State.FAILED, () -> run.failed().accept(e)));
    }
  }

  private void end(Run<?> run, TaskItem.State state, Runnable last) {
    Task task = run.task();
    boolean cancelled = task.isCancelled();
    task.end(cancelled ? TaskItem.State.CANCELLED : state);
    if (run.shown()) {
      forgetOldest();
      changes.touch();
      TaskItem item = task.item();
      endListeners.forEach(l -> l.accept(item));
    }
    if (!cancelled) {
      try {
        last.run();
      } catch (RuntimeException | LinkageError e) { // a view's own mistake with the result
        run.failed().accept(e);
      }
    }
  }

  private void forgetOldest() {
    List<Task> ended = new ArrayList<>(listed.stream().filter(Task::isDone).toList());
    if (ended.size() > KEPT) {
      listed.removeAll(ended.subList(0, ended.size() - KEPT));
    }
  }

  /** Newest first. */
  public List<TaskItem> items() {
    return listed.stream()
        .sorted(Comparator.comparingLong(Task::id).reversed())
        .map(Task::item)
        .toList();
  }

  /** How many of the tasks people see are at work. */
  public int running() {
    return (int) listed.stream().filter(t -> !t.isDone()).count();
  }

  /** Calls on the event thread after changes, at most ten times a second. */
  public void onChange(Runnable listener) {
    changes.listen(listener);
  }

  /** Takes back {@link #onChange}. */
  public void forget(Runnable listener) {
    changes.forget(listener);
  }

  /** Calls on the event thread with every task people see that has ended, in whatever way. */
  public void onEnd(Consumer<TaskItem> listener) {
    endListeners.add(listener);
  }

  /** Asks the newest task people see to stop; cancelled ones are passed over. */
  public void cancelNewest() {
    listed.stream()
        .filter(t -> !t.isDone() && !t.isCancelled())
        .max(Comparator.comparingLong(Task::id))
        .ifPresent(Task::cancel);
  }

  /** Asks a task to stop at its next step. */
  public void cancel(long id) {
    listed.stream().filter(t -> t.id() == id).forEach(Task::cancel);
  }

  /** Asks all that is at work to stop. */
  public void cancelAll() {
    listed.forEach(Task::cancel);
  }

  /** Forgets a task that has ended. */
  public void clear(long id) {
    listed.removeIf(t -> t.id() == id && t.isDone());
    changes.touch();
  }

  /** Forgets all tasks that have ended. */
  public void clearEnded() {
    listed.removeIf(Task::isDone);
    changes.touch();
  }
}
