/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TempStorage;
import org.lucerna.testkit.TestSite;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.history.HistoryItem;
import org.lucerna.workbench.history.HistoryItem.State;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.task.TaskCenter;

class CommandCenterTest {

  @TempDir Path folder;
  private final DefaultTasks threads = new DefaultTasks();
  private final LogBook log = new LogBook();
  private final FakePlugins plugins = new FakePlugins();

  /** Of the command. */
  public record Params(
      @Param(help = "where") Path place, @Param(value = "1", help = "times", max = 5) int times) {}

  /** Shared by a family's members. */
  public record Shared(@Param(value = "", help = "who") List<String> who) {}

  @AfterEach
  void stop() {
    log.close();
    threads.close();
  }

  private CommandCenter center() {
    return new CommandCenter(
        new CommandServices(
            plugins,
            new RecordParamBinder(),
            new TaskCenter(threads),
            new History(new TempStorage(folder), threads),
            log,
            () -> folder,
            new TestSite(folder).selection(),
            line -> {}));
  }

  private void register(Command<Params> command) {
    plugins.register(
        Command.class,
        "walk",
        command,
        Params.class,
        Map.of("label", "go for a walk", "menu", "Data", "shortcut", "ctrl W", "position", 7));
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen");
      Thread.sleep(5);
    }
  }

  private static CompletableFuture<Outcome> run(CommandCenter center, Recipe recipe) {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    center.run(recipe, result::complete, result::completeExceptionally);
    return result;
  }

  private static State last(CommandCenter center) {
    List<HistoryItem> items = center.history().items();
    return items.get(items.size() - 1).state();
  }

  @Test
  void aCommandIsListedWhereItSaysWithoutBeingLoaded() {
    register(
        (params, context) -> {
          throw new AssertionError();
        });
    plugins.register(Command.class, "zoo", (Command<Params>) (p, c) -> null, Params.class);
    List<CommandEntry> entries = center().entries();
    assertEquals(
        new CommandEntry("walk", "go for a walk", "Data", "ctrl W", 7, "org.lucerna.fake 1.0.0"),
        entries.get(0));
    assertEquals("Run", entries.get(1).menu());
    assertEquals("Walk", entries.get(0).title());
  }

  @Test
  void aCommandRunsInTheWorkingDirectoryWithItsRecordBound() throws Exception {
    register(
        (params, context) ->
            Outcome.ok(
                List.of(
                    params.place() + " x" + params.times(), context.workingDirectory().toString()),
                Map.of()));
    CommandCenter center = center();
    Outcome outcome =
        run(center, new Recipe("walk", Map.of("place", "hill", "times", 3L)))
            .get(10, TimeUnit.SECONDS);
    assertEquals(List.of(folder.resolve("hill") + " x3", folder.toString()), outcome.lines());
    assertEquals(State.DONE, last(center));
  }

  @Test
  void aWrongValueIsAFailureWithItsKeyAndAnUnknownOneIsHinted() throws Exception {
    register((params, context) -> null);
    CommandCenter center = center();
    var wrong = run(center, new Recipe("walk", Map.of("place", "x", "times", 9)));
    await(wrong::isDone);
    assertTrue(wrong.isCompletedExceptionally());
    assertEquals(State.FAILED, last(center));
    var unknown = run(center, new Recipe("walk", Map.of("place", "x", "tims", 2)));
    Throwable cause = unknown.handle((r, e) -> e).get(10, TimeUnit.SECONDS);
    assertTrue(cause instanceof ParamException, String.valueOf(cause));
    assertTrue(cause.getMessage().contains("did you mean 'times'"), cause.getMessage());
    await(() -> log.entries().size() == 2);
  }

  @Test
  void anExceptionNobodyForesawIsOneSentenceAndAnEntryWithItsTrace() throws Exception {
    register(
        (params, context) -> {
          throw new IllegalStateException("broken leg");
        });
    CommandCenter center = center();
    run(center, new Recipe("walk", Map.of("place", "x")))
        .handle((r, e) -> e)
        .get(10, TimeUnit.SECONDS);
    var entry = log.entries().get(0);
    assertEquals("unexpected failure: IllegalStateException: broken leg", entry.text());
    assertTrue(entry.details().orElseThrow().contains("CommandCenterTest"));
  }

  @Test
  void aCommandThatIsGoneIsSaidToBeGone() throws Exception {
    register((params, context) -> null);
    Throwable cause =
        run(center(), new Recipe("wlak", Map.of())).handle((r, e) -> e).get(10, TimeUnit.SECONDS);
    assertEquals("there is no command 'wlak'; did you mean 'walk'?", cause.getMessage());
  }

  @Test
  void aCancelledCommandIsCancelledInTheHistory() throws Exception {
    register(
        (params, context) -> {
          while (true) {
            context.progress().step(1, 0);
            Thread.sleep(5);
          }
        });
    CommandCenter center = center();
    Activity activity = center.run(new Recipe("walk", Map.of("place", "x")), o -> {}, e -> {});
    Thread.sleep(50);
    activity.cancel();
    await(() -> activity.isDone() && last(center) == State.CANCELLED);
    assertTrue(log.entries().isEmpty());
  }

  /** A family of two, or one that breaks. */
  private record Family(boolean broken) implements CommandFamily {
    @Override
    public List<Member> members() {
      if (broken) {
        throw new IllegalStateException("no family");
      }
      return List.of(new Member("look far", "look", "b 1"), new Member("look near", "look", "b 1"));
    }

    @Override
    public List<Class<? extends Record>> params(String id) {
      return List.of(Params.class, Shared.class);
    }

    @Override
    public Outcome run(String id, List<Record> params, Context context) {
      return Outcome.ok(List.of(id + " " + ((Shared) params.get(1)).who()), Map.of());
    }
  }

  @Test
  void membersOfFamiliesAreListedAndABrokenFamilyLeavesTheOthers() throws Exception {
    plugins.register(CommandFamily.class, "bad", new Family(true), NoParams.class);
    plugins.register(
        CommandFamily.class, "good", new Family(false), NoParams.class, Map.of("menu", "Explain"));
    CommandCenter center = center();
    await(() -> center.entries().size() == 2);
    assertEquals("Explain", center.entries().get(0).menu());
    assertEquals("look far", center.entries().get(0).id());
    assertFalse(log.entries().isEmpty());
    Outcome outcome =
        run(center, new Recipe("look near", Map.of("place", "x", "who", List.of("a", "b"))))
            .get(10, TimeUnit.SECONDS);
    assertEquals(List.of("look near [a, b]"), outcome.lines());
  }

  @Test
  void commandsThatComeAreHeardOf() throws Exception {
    CommandCenter center = center();
    CompletableFuture<Object> heard = new CompletableFuture<>();
    Thread.sleep(50);
    center.onChange(() -> heard.complete(center.entries()));
    register((params, context) -> null);
    center.refresh();
    assertEquals(1, ((List<?>) heard.get(10, TimeUnit.SECONDS)).size());
  }
}
