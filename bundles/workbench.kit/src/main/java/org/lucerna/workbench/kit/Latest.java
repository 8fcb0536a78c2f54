/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.Work;

/**
 * Work that follows the user's hand: while one piece is at work only the newest wish waits, older
 * ones are dropped. Event thread only.
 *
 * @param <T> the result
 */
public final class Latest<T> {

  private final Site site;
  private final String label;
  private final Consumer<T> done;
  private Optional<Work<T>> waiting = Optional.empty();
  private Optional<Activity> running = Optional.empty();

  /**
   * @param label as in {@link Site#follow}
   * @param done receives results on the event thread, except those a newer wish made stale
   */
  public Latest(Site site, String label, Consumer<T> done) {
    this.site = site;
    this.label = label;
    this.done = done;
  }

  /** Does this next; what waited is dropped, what runs is shown when it is done. */
  public void wish(Work<T> work) {
    if (running.isPresent()) {
      waiting = Optional.of(work);
      return;
    }
    begin(work);
  }

  private void begin(Work<T> work) {
    running =
        Optional.of(
            site.follow(
                label,
                progress -> {
                  try {
                    return Optional.ofNullable(work.run(progress));
                  } catch (Exception e) {
                    site.failed(e);
                    return Optional.<T>empty();
                  }
                },
                this::ended));
  }

  private void ended(Optional<T> result) {
    running = Optional.empty();
    Optional<Work<T>> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::begin); // at once: to show a result takes the event thread a while
    result.ifPresent(done);
  }
}
