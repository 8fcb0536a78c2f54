/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.distribution.PaxExamExtension.PaxExamTest;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Methods are installed, changed and removed while {@code lucerna explain --method rise} runs, and
 * so is the bundle of RISE itself. System property {@code lucerna.swaps} says how often.
 */
@PaxExamTest
public class HotSwapIT {

  private static final int SWAPS = Integer.getInteger("lucerna.swaps", 20);

  /** About what a swap takes on an idle machine: the running job is made as long as all of them. */
  private static final double SWAP_SECONDS = 0.6;

  /**
   * The running job's batch comes and goes with 2 MB. Of each bundle that was uninstalled the
   * framework itself (Felix 7.0.5) keeps 11 kB, headers and no classes: a use of ConfigurationAdmin
   * that was given back stays in its registry.
   */
  private static final long HEAP_ALLOWED = 4 << 20;

  /** Compiled code and the allocator's slack: 25 MB in 80 swaps, most of it in the first 50. */
  private static final long OUTSIDE_ALLOWED = 64 << 20;

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int FEW_MASKS = 320;
  private static final String RISE = "rise";
  private static final String PERTURBATION = "org.lucerna.explain.perturbation";

  @Inject BundleContext context;

  @Configuration
  static Option[] configure() throws Exception {
    Path plugins = Path.of(System.getProperty("lucerna.folder")).resolveSibling("it-swaps");
    SamplePlugin.clean(plugins);
    return new Option[] {InFramework.distribution(plugins, POLL)};
  }

  @Test
  public void methodsComeChangeAndGoWhileALongJobRunsOnAnother() throws Exception {
    try (RunningProduct product = new RunningProduct(context)) {
      int masks = masksInAllSwaps(product);
      Map<String, Object> bundles = bundles();
      int services = services();
      Gate gate = new Gate(masks, masks); // the job must not end before the last swap
      CompletableFuture<byte[]> job = product.start(RISE, masks(masks), gate);
      Swaps swaps = new Swaps(product, SWAPS);
      try {
        Eventually.await("the job's first rows", () -> gate.done() > 0 || job.isDone());
        for (int i = 1; i <= SWAPS; i++) {
          long before = gate.done();
          swaps.swap(i);
          assertFalse(job.isDone(), "at swap " + i + ": " + job);
          assertTrue(gate.done() > before || gate.isReached(), "the job stood still");
        }
      } finally {
        gate.open();
      }
      byte[] disturbed = job.get(SWAPS, TimeUnit.MINUTES);
      assertEquals(bundles, bundles(), "a bundle was updated or refreshed along with another");
      assertEquals(services, services(), "services were left behind");
      Memory added = swaps.added();
      assertTrue(added.heap() <= HEAP_ALLOWED, SWAPS + " swaps added " + added);
      assertTrue(added.outside() <= OUTSIDE_ALLOWED, SWAPS + " swaps added " + added);
      assertArrayEquals(product.map(RISE, masks(masks), Progress.none()), disturbed);
    }
  }

  @Test
  public void aMethodWhoseBundleIsStoppedWhileItRunsEndsInOrder() throws Exception {
    try (RunningProduct product = new RunningProduct(context)) {
      Bundle bundle = product.bundle(PERTURBATION);
      byte[] whole = product.map(RISE, masks(FEW_MASKS), Progress.none());
      Gate gate = new Gate(FEW_MASKS, FEW_MASKS / 2);
      CompletableFuture<byte[]> job = product.start(RISE, masks(FEW_MASKS), gate);
      gate.awaitReached();
      try {
        bundle.stop();
        gate.open();
        assertEquals(Optional.empty(), endInOrder(job, whole), "its classes are still there");
        assertThrows(
            UnknownPluginException.class, () -> product.map(RISE, List.of(), Progress.none()));
      } finally {
        gate.open();
        bundle.start();
      }
      assertRuns(product, whole);
    }
  }

  @Test
  public void aMethodWhoseBundleIsRemovedWhileItRunsEndsInOrder() throws Exception {
    try (RunningProduct product = new RunningProduct(context)) {
      Bundle bundle = product.bundle(PERTURBATION);
      byte[] whole = product.map(RISE, masks(FEW_MASKS), Progress.none());
      product.update(bundle); // so that not all of its classes have been loaded
      int level = bundle.adapt(BundleStartLevel.class).getStartLevel();
      Gate gate = new Gate(FEW_MASKS, FEW_MASKS / 2);
      CompletableFuture<byte[]> job = product.start(RISE, masks(FEW_MASKS), gate);
      gate.awaitReached();
      try {
        bundle.uninstall();
        product.refresh(bundle);
        gate.open();
        Optional<LucernaException> failure = endInOrder(job, whole);
        failure.ifPresent(f -> assertSaysWhy(f.getMessage()));
      } finally {
        gate.open();
        Bundle again = context.getBundle(0).getBundleContext().installBundle(bundle.getLocation());
        again.adapt(BundleStartLevel.class).setStartLevel(level);
        again.start();
      }
      assertRuns(product, whole);
    }
  }

  private static void assertSaysWhy(String sentence) {
    assertTrue(sentence.contains("removed"), sentence);
    assertTrue(sentence.contains(PERTURBATION), sentence);
    assertTrue(sentence.contains(RISE), sentence);
  }

  /** The whole map, or one sentence of the plugin's. */
  private static Optional<LucernaException> endInOrder(CompletableFuture<byte[]> job, byte[] whole)
      throws Exception {
    try {
      assertArrayEquals(whole, job.get(1, TimeUnit.MINUTES));
      return Optional.empty();
    } catch (ExecutionException e) {
      LucernaException failure = assertInstanceOf(LucernaException.class, e.getCause());
      assertEquals(ExitStatus.PLUGIN, failure.status());
      return Optional.of(failure);
    }
  }

  private static void assertRuns(RunningProduct product, byte[] whole) throws Exception {
    Eventually.await("the method", () -> product.origin(RISE).startsWith(PERTURBATION));
    assertArrayEquals(whole, product.map(RISE, masks(FEW_MASKS), Progress.none()));
  }

  /** As many masks as run during all swaps on this machine, measured. */
  private static int masksInAllSwaps(RunningProduct product) throws Exception {
    product.map(RISE, masks(FEW_MASKS / 2), Progress.none());
    long start = System.nanoTime();
    product.map(RISE, masks(FEW_MASKS), Progress.none());
    double seconds = (System.nanoTime() - start) / 1e9;
    return (int) Math.max(2.0 * FEW_MASKS, FEW_MASKS / seconds * SWAPS * SWAP_SECONDS);
  }

  private static List<String> masks(int count) {
    return List.of("rise.masks=" + count);
  }

  /**
   * All bundles but those that are meant to change: state, time of the last update, and the wiring,
   * which a refresh renews.
   */
  private Map<String, Object> bundles() {
    Map<String, Object> bundles = new TreeMap<>();
    Arrays.stream(context.getBundles())
        .filter(b -> !Set.of(Swaps.UPDATED, SamplePlugin.NAME).contains(b.getSymbolicName()))
        .forEach(
            b ->
                bundles.put(
                    b.toString(),
                    List.of(b.getState(), b.getLastModified(), b.adapt(BundleWiring.class))));
    return bundles;
  }

  private int services() throws Exception {
    return context.getAllServiceReferences(null, null).length;
  }
}
