/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;

/** What a method did with a probe and its forks. */
final class Watch {

  /**
   * Values that were changed.
   *
   * @param layer whose values, of the network the probe is of
   */
  record Change(LayerId layer, Perturbation how) {}

  private final Set<Capability> used = EnumSet.noneOf(Capability.class);
  private final List<Change> changes = new ArrayList<>();
  private final List<ProbePlan> forks = new ArrayList<>();
  private int openForks;
  private boolean closed;

  void use(Capability capability) {
    used.add(capability);
  }

  void change(LayerId layer, Perturbation how) {
    changes.add(new Change(layer, how));
  }

  void fork(ProbePlan plan) {
    forks.add(plan);
    openForks++;
  }

  void closeFork() {
    openForks--;
  }

  void close() {
    closed = true;
  }

  Set<Capability> used() {
    return Set.copyOf(used);
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** The plans of the probes that were opened from this one. */
  List<ProbePlan> forks() {
    return List.copyOf(forks);
  }

  int openForks() {
    return openForks;
  }

  /** Whether the method closed the probe it was lent. */
  boolean isClosed() {
    return closed;
  }
}
