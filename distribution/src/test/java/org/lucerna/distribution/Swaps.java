/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.task.Progress;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A plugin comes, is used, is changed, is used, and goes; now and then a bundle of the product is
 * updated as well. Remembers without holding it what must be gone afterwards.
 */
final class Swaps {

  /** A bundle of the product that is updated from its own jar. */
  static final String UPDATED = "org.lucerna.explain.gradcam";

  /** One of its methods, with parameters of its own. */
  private static final String UPDATED_METHOD = "layer-cam";

  private static final int UPDATE_EVERY = 4;

  private final RunningProduct product;
  private final int count;
  private final SamplePlugin plugin = new SamplePlugin();
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private final List<Memory> memory = new ArrayList<>();
  private final Map<String, byte[]> maps = new HashMap<>();

  /**
   * @param count how many swaps are planned
   */
  Swaps(RunningProduct product, int count) {
    this.product = product;
    this.count = count;
  }

  /**
   * @param number from 1 on
   */
  void swap(int number) throws Exception {
    for (String version : List.of("1." + number + ".1", "1." + number + ".2")) {
      plugin.drop(version);
      String origin = SamplePlugin.NAME + " " + version;
      Eventually.await(origin, () -> product.origin(SamplePlugin.METHOD).equals(origin));
      use(SamplePlugin.METHOD, SamplePlugin.NAME);
    }
    if (number % UPDATE_EVERY == 0) {
      use(UPDATED_METHOD, UPDATED);
      product.update(product.bundle(UPDATED));
      assertEquals(UPDATED + " 1.0.0", product.origin(UPDATED_METHOD));
    }
    plugin.remove();
    Eventually.await("the method's end", () -> product.origin(SamplePlugin.METHOD).isEmpty());
    Eventually.await("the bundle's end", () -> product.find(SamplePlugin.NAME) == null);
    if (number == (count + 3) / 4 || number == count) { // what is kept once has come by then
      Eventually.await("the end of all old class loaders", this::areCollected);
      memory.add(Memory.now());
    }
  }

  /** Its map never changes; its class loader must not outlive the bundle's version. */
  private void use(String method, String bundle) throws Exception {
    byte[] map = product.map(method, List.of(), Progress.none());
    assertArrayEquals(maps.computeIfAbsent(method, m -> map), map);
    loaders.add(
        new WeakReference<>(product.bundle(bundle).adapt(BundleWiring.class).getClassLoader()));
  }

  private boolean areCollected() {
    System.gc();
    return loaders.stream().allMatch(l -> l.get() == null);
  }

  /** Memory taken from the first quarter of the swaps to the last. */
  Memory added() {
    return memory.get(memory.size() - 1).minus(memory.get(0));
  }
}
