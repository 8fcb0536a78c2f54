/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.Tasks;

/** Workers for tests. */
record Threads(int parallelism) implements Tasks {

  static Chunks one() {
    return new Chunks(new Threads(1));
  }

  static Chunks two() {
    return new Chunks(new Threads(2));
  }

  @Override
  public Progress progress(String label, ProgressListener listener, BooleanSupplier cancelled) {
    return Progress.none();
  }

  @Override
  public Executor workers() {
    return ForkJoinPool.commonPool();
  }

  @Override
  public void start(String name, Work work) {
    throw new UnsupportedOperationException();
  }
}
