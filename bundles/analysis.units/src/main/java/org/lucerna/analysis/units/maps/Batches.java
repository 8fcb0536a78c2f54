/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.vision.api.network.Shape;

/** How many pictures share a forward pass: few where their layers are large. */
final class Batches {

  private static final int LARGEST = 8;
  private static final long BYTES = 256L << 20;

  private Batches() {}

  /**
   * @param layers shapes of all that is read, on the device and as copies
   */
  static int size(List<Shape> layers) {
    long bytes = 1;
    for (Shape shape : layers) {
      bytes += 2L * Float.BYTES * shape.elements();
    }
    return (int) Math.max(1, Math.min(LARGEST, BYTES / bytes));
  }
}
