/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/**
 * Makes values in the background, a bounded number of them ahead of the one who takes them, in
 * order. Closing waits for what is being made, so that nothing is read afterwards.
 *
 * @param <T> what is made
 */
final class ReadAhead<T> implements AutoCloseable {

  private final Executor workers;
  private final IntFunction<T> make;
  private final Iterator<Integer> order;
  private final ArrayDeque<CompletableFuture<T>> ahead = new ArrayDeque<>();
  private volatile boolean closed;

  ReadAhead(Executor workers, int depth, List<Integer> order, IntFunction<T> make) {
    this.workers = workers;
    this.make = make;
    this.order = order.iterator();
    for (int i = 0; i < depth; i++) {
      startNext();
    }
  }

  private void startNext() {
    if (order.hasNext()) {
      int index = order.next();
      ahead.add(CompletableFuture.supplyAsync(() -> makeUnlessClosed(index), workers));
    }
  }

  private T makeUnlessClosed(int index) {
    if (closed) {
      throw new CancellationException();
    }
    return make.apply(index);
  }

  /** The next value; whoever asks for more than the order has made a mistake. */
  T next() {
    CompletableFuture<T> first = ahead.remove();
    try {
      return first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      startNext();
    }
  }

  @Override
  public void close() {
    closed = true;
    ahead.forEach(f -> f.handle((value, failure) -> null).join());
  }
}
