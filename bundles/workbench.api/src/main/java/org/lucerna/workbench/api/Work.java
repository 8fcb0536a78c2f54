/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work away from the event thread.
 *
 * @param <T> its result; may be null
 */
@ConsumerType
@FunctionalInterface
public interface Work<T> {

  /**
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  T run(Progress progress) throws Exception;
}
