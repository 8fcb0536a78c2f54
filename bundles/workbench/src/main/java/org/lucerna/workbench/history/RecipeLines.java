/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import org.lucerna.workbench.api.Recipe;

/** Writes recipes as lines of a shell. */
@FunctionalInterface
public interface RecipeLines {

  /**
   * May load classes: not for the event thread.
   *
   * @throws org.lucerna.core.api.command.LucernaException if there is no such command
   */
  String of(Recipe recipe);
}
