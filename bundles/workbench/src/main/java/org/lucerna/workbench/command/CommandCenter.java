/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.history.HistoryItem.State;
import org.lucerna.workbench.log.Failure;
import org.osgi.framework.BundleContext;

/** All commands of the window: lists them, asks for their parameters, runs them. */
public final class CommandCenter implements AutoCloseable {

  private final CommandServices services;
  private final Verbs verbs;
  private final CommandList list;

  public CommandCenter(CommandServices services) {
    this.services = services;
    this.verbs = new Verbs(services.plugins(), services.binder());
    this.list = new CommandList(verbs, services);
  }

  /**
   * The commands there are now, by menu, position and id. Those of families are looked up beside
   * the event thread: they are here after the first {@link #onChange}.
   */
  public List<CommandEntry> entries() {
    return list.entries();
  }

  /** Calls on the event thread when commands have come or gone. */
  public void onChange(Runnable listener) {
    list.onChange(listener);
  }

  /** Looks up the commands anew. Any thread. */
  public void refresh() {
    list.refresh();
  }

  /** Looks up the commands anew whenever plugins come or go, until {@link #close}. */
  public void watch(BundleContext framework) {
    list.watch(framework);
  }

  @Override
  public void close() {
    list.close();
  }

  public History history() {
    return services.history();
  }

  /**
   * Runs a command in the task centre and keeps it in the history. A failure is in the log before
   * {@code failed} hears of it.
   *
   * @param done on the event thread; not called after cancelling
   * @param failed on the event thread; not called after cancelling
   */
  public Activity run(Recipe recipe, Consumer<Outcome> done, Consumer<Throwable> failed) {
    long number = services.history().begin(recipe);
    Path base = services.workingDirectory().get();
    return services
        .tasks()
        .start(
            Recipes.title(recipe),
            true,
            progress -> work(recipe, number, new WindowContext(base, progress)),
            done,
            e -> {
              services.log().add(recipe.command(), e);
              failed.accept(e);
            });
  }

  private Outcome work(Recipe recipe, long number, WindowContext context) throws Exception {
    State how = State.FAILED;
    try {
      Verb verb = verbs.require(recipe.command());
      List<Record> params = verbs.bind(verb, recipe.values(), context.workingDirectory());
      Outcome outcome = verb.run(params, context);
      how = State.DONE;
      return outcome;
    } catch (CancellationException e) {
      how = State.CANCELLED;
      throw e;
    } finally {
      services.history().end(number, how);
    }
  }

  /**
   * Opens a command's dialog with these values filled in, others as the window's selection has
   * them. A command without parameters runs at once. Event thread; returns at once.
   */
  public void ask(Component parent, String id, Map<String, ?> values) {
    services
        .tasks()
        .start(
            "Open " + id,
            false,
            progress -> form(id),
            form -> ask(parent, form, values),
            e -> services.say().accept(services.log().add(id, e)));
  }

  private CommandForm form(String id) {
    Verb verb = verbs.require(id);
    return new CommandForm(
        id,
        verb.label(),
        verb.origin(),
        verbs.params(verb),
        new KnownValues(services.plugins()),
        (values, base) -> verbs.bind(verb, values, base));
  }

  private void ask(Component parent, CommandForm form, Map<String, ?> values) {
    if (form.params().isEmpty()) {
      runAndShow(parent, new Recipe(form.id(), Map.of()));
      return;
    }
    form.known().with(services.selection());
    CommandDialog.open(
        parent,
        form,
        CurrentValues.merged(CurrentValues.of(form, services.selection()), values),
        recipe -> runAndShow(parent, recipe),
        services.workingDirectory().get());
  }

  /** Runs a command and shows what it answers. */
  private void runAndShow(Component parent, Recipe recipe) {
    String title = Recipes.title(recipe);
    Path base = services.workingDirectory().get();
    run(
        recipe,
        outcome ->
            services
                .tasks()
                .start(
                    title,
                    false,
                    p -> new ResultDialog.Result(outcome, Outputs.of(outcome, base)),
                    result -> ResultDialog.show(parent, title, result, this::open),
                    e -> services.log().add(recipe.command(), e)),
        e -> services.say().accept(Failure.of(e).sentence()));
  }

  private void open(Path path) {
    services
        .tasks()
        .start(
            "Open " + path.getFileName(),
            false,
            p -> {
              ResultDialog.open(path);
              return path;
            },
            done -> {},
            e -> services.say().accept(services.log().add("open", e)));
  }
}
