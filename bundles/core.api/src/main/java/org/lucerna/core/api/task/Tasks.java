/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Where threads come from. A service. */
@ProviderType
public interface Tasks {

  /**
   * A progress whose updates reach {@code listener} at most ten times a second.
   *
   * @param cancelled asked on every step; once true, the next step throws {@link
   *     CancellationException}
   */
  Progress progress(String label, ProgressListener listener, BooleanSupplier cancelled);

  /** Daemon threads for short work that may run beside others, such as decoding pictures. */
  Executor workers();

  /** How many pieces of work {@link #workers()} runs at the same time. */
  int parallelism();

  /** Runs work on a new daemon thread of its own. */
  void start(String name, Work work);

  /** Work that may fail. */
  @ConsumerType
  interface Work {
    void run() throws Exception;
  }
}
