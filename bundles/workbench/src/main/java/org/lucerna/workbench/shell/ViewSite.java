/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.Work;
import org.lucerna.workbench.api.Workspace;
import org.lucerna.workbench.command.CommandCenter;
import org.lucerna.workbench.log.Failure;
import org.lucerna.workbench.open.Voice;
import org.lucerna.workbench.task.TaskCenter;

/** The window as one open view sees it; once closed nothing reaches the view any more. */
final class ViewSite implements Site {

  private final Desk desk;
  private final ViewSelection selection;
  private final Component parent;
  private final List<Activity> activities = new ArrayList<>();
  private boolean closed;

  /**
   * @param parent what dialogs belong to
   */
  ViewSite(Desk desk, Component parent) {
    this.desk = desk;
    this.selection = new ViewSelection(desk.selection());
    this.parent = parent;
  }

  /** What the window offers all views. */
  interface Desk {
    RootSelection selection();

    Workspace workspace();

    Voice voice();

    TaskCenter tasks();

    CommandCenter commands();

    boolean show(String view);

    void export(Component parent, Exhibit exhibit);
  }

  @Override
  public Selection selection() {
    return selection;
  }

  ViewSelection pinnable() {
    return selection;
  }

  @Override
  public Workspace workspace() {
    return desk.workspace();
  }

  @Override
  public <T> Activity start(String label, Work<T> work, Consumer<T> done) {
    return keep(desk.tasks().start(label, true, work, guarded(done), this::failed));
  }

  @Override
  public <T> Activity follow(String label, Work<T> work, Consumer<T> done) {
    return keep(desk.tasks().start(label, false, work, guarded(done), this::failed));
  }

  private Activity keep(Activity activity) {
    activities.removeIf(Activity::isDone);
    if (closed) {
      activity.cancel();
    } else {
      activities.add(activity);
    }
    return activity;
  }

  private <T> Consumer<T> guarded(Consumer<T> done) {
    return result -> {
      if (!closed) {
        try {
          done.accept(result);
        } catch (RuntimeException | LinkageError e) {
          failed(e);
        }
      }
    };
  }

  /** A command's run goes on when the view that began it closes. */
  @Override
  public Activity run(Recipe recipe, Consumer<Outcome> done) {
    return desk.commands()
        .run(
            recipe, guarded(done), e -> say(Failure.of(e).sentence())); // It is in the log already.
  }

  @Override
  public void ask(String command, Map<String, ?> values) {
    desk.commands().ask(parent, command, values);
  }

  @Override
  public void record(Recipe recipe) {
    desk.commands().history().record(recipe);
  }

  @Override
  public boolean show(String view) {
    return desk.show(view);
  }

  @Override
  public void failed(Throwable failure) {
    desk.voice().failed(failure);
  }

  @Override
  public void say(String sentence) {
    desk.voice().say(sentence);
  }

  @Override
  public void export(Exhibit exhibit) {
    desk.export(parent, exhibit);
  }

  void close() {
    closed = true;
    selection.close();
    activities.forEach(Activity::cancel);
    activities.clear();
  }
}
