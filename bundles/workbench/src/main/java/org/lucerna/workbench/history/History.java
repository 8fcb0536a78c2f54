/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.HistoryItem.State;
import org.lucerna.workbench.kit.Changes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was done in the workspace, newest last, kept in a file of it. Any thread. */
@Component(service = History.class)
public final class History {

  /** Of the oldest, more are forgotten. */
  static final int KEPT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  private final Storage storage;
  private final Tasks tasks;
  private final Changes changes = new Changes();
  private final AtomicBoolean writing = new AtomicBoolean();
  private List<HistoryItem> items = new ArrayList<>();
  private Optional<Path> file = Optional.empty();
  private long number;

  @Activate
  public History(@Reference Storage storage, @Reference Tasks tasks) {
    this.storage = storage;
    this.tasks = tasks;
  }

  /**
   * Takes up the history of a workspace; reads a file.
   *
   * @param kept its {@code history.yaml}, which need not be there yet
   * @throws IOException if it cannot be read; the history is then empty and the file untouched
   */
  public void open(Path kept) throws IOException {
    synchronized (this) {
      items = new ArrayList<>();
      number = 0;
      file = Optional.empty();
    }
    changes.touch();
    List<HistoryItem> read =
        Files.exists(kept) ? HistoryFile.read(Files.readString(kept)) : List.of();
    synchronized (this) {
      items = new ArrayList<>(read);
      number = read.size();
      file = Optional.of(kept);
    }
    changes.touch();
  }

  /** Keeps what a view did. */
  public void record(Recipe recipe) {
    add(recipe, State.RECORDED);
  }

  /**
   * Keeps a command that begins.
   *
   * @return for {@link #end}
   */
  public long begin(Recipe recipe) {
    return add(recipe, State.RUNNING);
  }

  private long add(Recipe recipe, State state) {
    long mine;
    synchronized (this) {
      mine = ++number;
      items.add(new HistoryItem(mine, Instant.now(), recipe, state));
      if (items.size() > KEPT) {
        items.remove(0);
      }
    }
    changed();
    return mine;
  }

  /** How a command that began went. */
  public void end(long which, State state) {
    synchronized (this) {
      items.replaceAll(
          i -> i.number() == which ? new HistoryItem(which, i.time(), i.recipe(), state) : i);
    }
    changed();
  }

  /** Forgets some. */
  public void remove(Collection<Long> which) {
    synchronized (this) {
      items.removeIf(i -> which.contains(i.number()));
    }
    changed();
  }

  /** Oldest first. */
  public synchronized List<HistoryItem> items() {
    return List.copyOf(items);
  }

  private void changed() {
    changes.touch();
    if (writing.compareAndSet(false, true)) {
      tasks.workers().execute(this::write);
    }
  }

  private void write() {
    writing.set(false);
    synchronized (storage) { // one writer after another: the last one has the newest items
      Optional<Path> target;
      List<HistoryItem> now;
      synchronized (this) {
        target = file;
        now = List.copyOf(items);
      }
      try {
        if (target.isPresent()) {
          byte[] text = HistoryFile.write(now).getBytes(StandardCharsets.UTF_8);
          storage.write(target.get(), out -> out.write(text));
        }
      } catch (IOException e) {
        LOG.warn("the history could not be kept: {}", e.getMessage());
      }
    }
  }

  /** Calls on the event thread after changes, at most ten times a second. */
  public void onChange(Runnable listener) {
    changes.listen(listener);
  }

  /** Takes back {@link #onChange}. */
  public void forget(Runnable listener) {
    changes.forget(listener);
  }
}
