/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.nio.file.Path;
import org.lucerna.core.api.data.Heatmap;

/**
 * A map that a run has left behind.
 *
 * @param sample the picture's id in the data set
 * @param method the explainer's id
 * @param layer its name
 * @param className of the class explained
 * @param probability the network gives that class
 * @param map raw, {@code .npy}
 * @param input what the network saw, {@code .png}
 */
record MapFile(
    String sample,
    String method,
    String layer,
    String className,
    double probability,
    Heatmap.Sign sign,
    Path map,
    Path input) {

  /** What one row of a grid shows: a method at a layer. */
  record Kind(String method, String layer) {}

  Kind kind() {
    return new Kind(method, layer);
  }
}
