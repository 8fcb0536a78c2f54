/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.Timer;
import org.lucerna.core.api.task.Progress;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Site;

/**
 * The runs of the workspace and those opened from elsewhere, looked at once a second while a view
 * is visible. Only folders whose files changed are read again, away from the event thread. Event
 * thread only.
 */
public final class RunWatch implements AutoCloseable {

  private static final int EVERY_MILLIS = 1000;

  private final Site site;
  private final Consumer<List<RunFolder>> listener;
  private final Timer timer;
  private final Set<Path> opened = new LinkedHashSet<>();
  private Map<Path, Known> known = Map.of();
  private List<RunFolder> runs = List.of();
  private Optional<Activity> looking = Optional.empty();
  private boolean told;
  private boolean closed;

  /** A run as it was read when its files had this stamp. */
  private record Known(long stamp, RunFolder run) {}

  /**
   * @param view looks only while this is on the screen
   * @param listener is told of every change, and of every look while one is at work; with all runs,
   *     the latest first
   */
  public RunWatch(Site site, JComponent view, Consumer<List<RunFolder>> listener) {
    this.site = site;
    this.listener = listener;
    timer =
        new Timer(
            EVERY_MILLIS,
            e -> {
              if (view.isShowing()) {
                look();
              }
            });
    timer.start();
    look();
  }

  /** Also watches a folder outside the workspace: a run, or runs in it. */
  public void open(Path folder) {
    if (opened.add(folder.toAbsolutePath().normalize())) {
      look();
    }
  }

  /** The folders opened from outside the workspace. */
  public List<Path> opened() {
    return List.copyOf(opened);
  }

  public List<RunFolder> runs() {
    return runs;
  }

  /** Looks now, unless it is looking already. */
  public void look() {
    if (closed || looking.filter(a -> !a.isDone()).isPresent()) {
      return;
    }
    List<Path> roots = new ArrayList<>();
    roots.add(site.workspace().runs());
    roots.addAll(opened);
    Map<Path, Known> before = known;
    looking = Optional.of(site.follow("Read runs", p -> scan(roots, before, p), this::found));
  }

  private static Map<Path, Known> scan(List<Path> roots, Map<Path, Known> before, Progress p) {
    Map<Path, Known> now = new HashMap<>();
    for (Path root : roots) {
      for (Path folder : RunReader.find(root)) {
        p.step(now.size(), 0);
        Known last = before.get(folder);
        long stamp = RunReader.stamp(folder);
        // Whether a process is alive leaves no trace in its files.
        boolean same = last != null && last.stamp == stamp && last.run.state() != RunState.RUNNING;
        now.put(folder, same ? last : new Known(stamp, RunReader.read(folder)));
      }
    }
    return now;
  }

  private void found(Map<Path, Known> now) {
    looking = Optional.empty();
    if (closed) {
      return;
    }
    // Time goes on for runs at work, and their processes end without a trace.
    boolean atWork = now.values().stream().anyMatch(k -> k.run.state() == RunState.RUNNING);
    boolean changed = !told || atWork || !now.equals(known);
    known = now;
    told = true;
    runs =
        now.values().stream()
            .map(Known::run)
            .sorted(
                Comparator.comparing(RunFolder::changed).reversed().thenComparing(RunFolder::name))
            .toList();
    if (changed) {
      listener.accept(runs);
    }
  }

  @Override
  public void close() {
    closed = true;
    timer.stop();
    looking.ifPresent(Activity::cancel);
    known = Map.of();
    runs = List.of();
  }
}
