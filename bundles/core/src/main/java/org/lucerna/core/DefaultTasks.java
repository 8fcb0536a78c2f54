/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.Tasks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daemon threads: one for each processor, gone when idle, and one for each started work. */
@Component
public final class DefaultTasks implements Tasks {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultTasks.class);
  private static final int IDLE_SECONDS = 5;

  private final int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors());
  private final ThreadPoolExecutor workers;

  @Activate
  public DefaultTasks() {
    workers =
        new ThreadPoolExecutor(
            parallelism,
            parallelism,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory());
    workers.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory factory() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = daemon("lucerna-worker-" + number.incrementAndGet(), work);
      // a pool's thread outlives the plugin whose work made it: it must not keep its class loader
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      return thread;
    };
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, e) -> LOG.error("{} failed", t.getName(), e));
    return thread;
  }

  @Deactivate
  public void close() {
    workers.shutdownNow();
  }

  @Override
  public Progress progress(String label, ProgressListener listener, BooleanSupplier cancelled) {
    return new ProgressTracker(listener, cancelled, System::nanoTime).root(label);
  }

  @Override
  public Executor workers() {
    return workers;
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  @Override
  public void start(String name, Work work) {
    daemon("lucerna-" + name, () -> run(name, work)).start();
  }

  private static void run(String name, Work work) {
    try {
      work.run();
    } catch (CancellationException e) {
      LOG.debug("{} was cancelled", name, e);
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", name, e);
    } catch (Exception e) {
      LOG.error("{} failed", name, e);
    }
  }
}
