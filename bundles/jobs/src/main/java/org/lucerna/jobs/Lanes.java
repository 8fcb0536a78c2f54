/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;

/**
 * Makes maps of one picture side by side. The forward pass uses all processors; what methods make
 * of its answers is Java's work on one thread each, and there may be a hundred of them.
 */
public final class Lanes {

  /** What is answered within a small part of a forward pass. */
  private static final Set<String> SHORT =
      Set.of(
          Capability.ACTIVATIONS.name(),
          Capability.LAYER_GRADIENTS.name(),
          Capability.PARAMETERS.name(),
          Capability.CURVATURE.name());

  private final Model model;

  public Lanes(Model model) {
    this.model = model;
  }

  /**
   * Whether a method is better made beside others than alone: those that run the network again, or
   * go back through all of it, keep all processors busy by themselves.
   *
   * @param requires names of the capabilities that it needs; a method that names none is not known
   */
  public static boolean suit(Collection<String> requires) {
    return !requires.isEmpty() && SHORT.containsAll(requires);
  }

  /** Whether it asks for what is found for all targets at once, when it is asked for first. */
  public static boolean needsGradients(Collection<String> requires) {
    return requires.contains(Capability.LAYER_GRADIENTS.name());
  }

  /**
   * Those that keep the probe busy for longest come first, so that none of them is left to the end.
   */
  public static Comparator<Collection<String>> longestFirst() {
    return Comparator.comparing((Collection<String> r) -> !r.contains(Capability.CURVATURE.name()))
        .thenComparing(requires -> !needsGradients(requires));
  }

  /** How many there are; at least 1. */
  public int count() {
    return model.lanes();
  }

  /**
   * All results, in the order of the work. Whoever is free takes what is next; a failure stops all.
   *
   * @param work is given a probe that is its own as long as it runs
   * @throws RuntimeException the first failure
   */
  public <T> List<T> run(Probe probe, List<? extends Function<Probe, T>> work) {
    LentProbe.Lender lender = new LentProbe.Lender(probe);
    List<T> results = new ArrayList<>(Collections.nCopies(work.size(), null));
    AtomicInteger next = new AtomicInteger();
    Supplier<Void> lane =
        () -> {
          for (int i = next.getAndIncrement(); i < work.size(); i = next.getAndIncrement()) {
            boolean done = false;
            try {
              results.set(i, work.get(i).apply(lender.lend()));
              done = true;
            } finally {
              if (!done) {
                next.set(work.size());
              }
            }
          }
          return null;
        };
    model.sideBySide(Collections.nCopies(Math.min(count(), work.size()), lane));
    return results;
  }
}
