/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.Set;
import org.lucerna.vision.api.network.LayerId;

/**
 * How layers behave that differ between training and evaluation.
 *
 * @param batchStatistics BatchNorm layers that use the batch's statistics and update the running
 *     ones
 * @param dropout whether dropout and stochastic depth are active
 * @param seed decides, with a layer's name, what it drops
 */
record Mode(Set<LayerId> batchStatistics, boolean dropout, long seed) {

  static final Mode EVALUATION = new Mode(Set.of(), false, 0);

  /** A seed for one layer: FNV-1a of its name, mixed with the step's. */
  long seed(LayerId layer) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < layer.path().length(); i++) {
      hash = (hash ^ layer.path().charAt(i)) * 0x100000001b3L;
    }
    return mix(seed ^ hash);
  }

  /** A seed for one step: the finaliser of splitmix64. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
