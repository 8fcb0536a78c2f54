/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.Work;
import org.lucerna.workbench.api.Workspace;

/** A site for tests of views: real threads, no window; keeps what a view asks of it. */
public final class TestSite implements Site {

  public final List<Recipe> recorded = Collections.synchronizedList(new ArrayList<>());
  public final List<Recipe> run = Collections.synchronizedList(new ArrayList<>());
  public final List<Recipe> asked = Collections.synchronizedList(new ArrayList<>());
  public final List<String> said = Collections.synchronizedList(new ArrayList<>());
  public final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  public final List<Exhibit> exported = Collections.synchronizedList(new ArrayList<>());
  public final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  private final Path folder;
  private final Values selection = new Values();
  private final AtomicInteger working = new AtomicInteger();

  public TestSite(Path folder) {
    this.folder = folder;
  }

  private static final class Values implements Selection {
    private final Map<Class<?>, Object> values = new HashMap<>();
    private final Map<Class<?>, List<Consumer<Optional<?>>>> listeners = new HashMap<>();

    @Override
    public <T> Optional<T> get(Class<T> type) {
      return Optional.ofNullable(type.cast(values.get(type)));
    }

    @Override
    public <T> void set(Class<T> type, T value) {
      if (!value.equals(values.put(type, value))) {
        tell(type);
      }
    }

    @Override
    public <T> void clear(Class<T> type) {
      if (values.remove(type) != null) {
        tell(type);
      }
    }

    private <T> void tell(Class<T> type) {
      List.copyOf(listeners.getOrDefault(type, List.of())).forEach(l -> l.accept(get(type)));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> void listen(Class<T> type, Consumer<Optional<T>> listener) {
      listeners.computeIfAbsent(type, t -> new ArrayList<>()).add((Consumer) listener);
      listener.accept(get(type));
    }
  }

  /** One piece of work. */
  private final class Started implements Activity {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public void cancel() {
      cancelled.set(true);
    }

    @Override
    public boolean isDone() {
      return ended.get();
    }

    <T> void run(Work<T> work, Consumer<T> done) {
      try {
        T result = work.run(new Cancellable(cancelled));
        EventQueue.invokeLater(() -> end(() -> done.accept(result)));
      } catch (CancellationException e) {
        EventQueue.invokeLater(() -> end(() -> {}));
      } catch (Throwable e) {
        failures.add(e);
        EventQueue.invokeLater(() -> end(() -> {}));
      }
    }

    private void end(Runnable last) {
      ended.set(true);
      try {
        if (!cancelled.get()) {
          last.run();
        }
      } catch (RuntimeException e) {
        failures.add(e);
      } finally {
        working.decrementAndGet();
      }
    }
  }

  private record Cancellable(AtomicBoolean cancelled) implements Progress {
    @Override
    public void step(long done, long total) {
      if (cancelled.get()) {
        throw new CancellationException();
      }
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}
  }

  /** Waits until all work is done and shown. */
  public void settle() throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    do {
      if (System.nanoTime() > end) {
        throw new AssertionError("work did not end");
      }
      Thread.sleep(10);
      EventQueue.invokeAndWait(() -> {});
    } while (working.get() > 0);
  }

  @Override
  public Selection selection() {
    return selection;
  }

  @Override
  public Workspace workspace() {
    return () -> folder;
  }

  @Override
  public <T> Activity start(String label, Work<T> work, Consumer<T> done) {
    Started started = new Started();
    working.incrementAndGet();
    Thread thread = new Thread(() -> started.run(work, done), label);
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  @Override
  public <T> Activity follow(String label, Work<T> work, Consumer<T> done) {
    return start(label, work, done);
  }

  @Override
  public Activity run(Recipe recipe, Consumer<Outcome> done) {
    run.add(recipe);
    return new Started();
  }

  @Override
  public void ask(String command, Map<String, ?> values) {
    asked.add(new Recipe(command, new HashMap<>(values)));
  }

  @Override
  public void record(Recipe recipe) {
    recorded.add(recipe);
  }

  @Override
  public boolean show(String view) {
    return shown.add(view);
  }

  @Override
  public void failed(Throwable failure) {
    failures.add(failure);
  }

  @Override
  public void say(String sentence) {
    said.add(sentence);
  }

  @Override
  public void export(Exhibit exhibit) {
    exported.add(exhibit);
  }
}
