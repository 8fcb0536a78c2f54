/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.Timer;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;

/**
 * Keeps in the history what was explained, once the hand has rested: a history of every slider step
 * would help nobody.
 */
final class Recorder {

  private static final int REST = 2_500;

  private final Site site;
  private final Supplier<Optional<Recipe>> now;
  private final Timer timer;
  private Optional<Recipe> last = Optional.empty();

  /**
   * @param now what is explained at this moment, if a command can do it
   */
  Recorder(Site site, Supplier<Optional<Recipe>> now) {
    this.site = site;
    this.now = now;
    timer = new Timer(REST, e -> record());
    timer.setRepeats(false);
  }

  /** Something was explained; it is recorded when nothing more happens for a while. */
  void later() {
    timer.restart();
  }

  /** What came is no longer what is shown. */
  void hold() {
    timer.stop();
  }

  /** Records at once, unless it is what was recorded last. */
  void record() {
    timer.stop();
    Optional<Recipe> recipe = now.get();
    if (recipe.isPresent() && !recipe.equals(last)) {
      last = recipe;
      site.record(recipe.get());
    }
  }

  void close() {
    timer.stop();
  }
}
