/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.lucerna.core.api.task.Progress;

/** Tells which method is at work and how far it is, and which sentence is about which method. */
final class Watching implements Progress {

  private final Progress outer;
  private final Ears ears;
  private final String label;

  /**
   * Who hears of it.
   *
   * @param methods as they were asked for
   * @param doing receives a method, or its label, and how far it is
   * @param notes receives a method and a sentence about it
   * @param told when {@code doing} last heard something
   */
  private record Ears(
      List<String> methods,
      BiConsumer<String, String> doing,
      BiConsumer<String, String> notes,
      AtomicLong told) {}

  Watching(
      Progress outer,
      List<String> methods,
      BiConsumer<String, String> doing,
      BiConsumer<String, String> notes) {
    this(outer, new Ears(List.copyOf(methods), doing, notes, new AtomicLong()), "");
  }

  private Watching(Progress outer, Ears ears, String label) {
    this.outer = outer;
    this.ears = ears;
    this.label = label;
  }

  @Override
  public void step(long done, long total) {
    outer.step(done, total);
    if (!label.isEmpty() && total > 0 && isTime()) {
      ears.doing()
          .accept(
              label,
              String.format(Locale.ROOT, "%d of %d (%d %%)", done, total, 100 * done / total));
    }
  }

  /** Ten times a second is as often as anybody can read. */
  private boolean isTime() {
    long now = System.nanoTime();
    long last = ears.told().get();
    return now - last > 100_000_000L && ears.told().compareAndSet(last, now);
  }

  @Override
  public Progress part(String name, double share) {
    return new Watching(outer.part(name, share), ears, name);
  }

  @Override
  public void note(String line) {
    outer.note(line);
    for (String method : ears.methods()) {
      if (line.startsWith(method + " ") || line.contains(" " + method + " ")) {
        ears.notes().accept(method, line);
        ears.doing().accept(method, line);
      }
    }
  }
}
