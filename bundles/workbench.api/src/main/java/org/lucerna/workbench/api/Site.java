/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.core.api.command.Outcome;
import org.osgi.annotation.versioning.ProviderType;

/** The window as one view sees it. Event thread only, unless said otherwise. */
@ProviderType
public interface Site {

  Selection selection();

  Workspace workspace();

  /**
   * Begins work in the task centre, on a thread of its own.
   *
   * @param label what people read, such as {@code "Predict 4,800 pictures"}
   * @param done receives the result on the event thread; not called when the work was cancelled or
   *     failed, nor after the view has closed
   */
  <T> Activity start(String label, Work<T> work, Consumer<T> done);

  /**
   * Begins short work that follows the user's hand, such as a map under the brush: not in the task
   * list, failures and results as with {@link #start}.
   */
  <T> Activity follow(String label, Work<T> work, Consumer<T> done);

  /** Runs a command with these parameters as its dialog would, and keeps it in the history. */
  Activity run(Recipe recipe, Consumer<Outcome> done);

  /** Opens a command's dialog with these values filled in. */
  void ask(String command, Map<String, ?> values);

  /** Keeps in the history what a view did that a command would do again. */
  void record(Recipe recipe);

  /** Brings a view to the front, opening it where it is closed; false where there is none. */
  boolean show(String view);

  /** Says a failure in one sentence in the status line, and keeps it in the log. Any thread. */
  void failed(Throwable failure);

  /** Shows one line in the status line. Any thread. */
  void say(String sentence);

  /** Writes an exhibit to a file the user chooses. */
  void export(Exhibit exhibit);
}
