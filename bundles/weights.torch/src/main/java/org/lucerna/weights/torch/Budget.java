/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * What reading one file's structure may cost, whatever the file says. ResNet-152 with its
 * optimiser's state takes a sixth of it.
 */
final class Budget {

  static final int INSTRUCTIONS = 500_000;
  static final long BYTES = 24 << 20;

  /** Bytes of heap, roughly: what an object and the entry of a map that holds it take. */
  static final int OBJECT = 24;

  static final int MAP_ENTRY = 72;

  private int instructions;
  private long bytes;

  /** One more pickle instruction. */
  void step() throws BadWeightsException {
    if (++instructions > INSTRUCTIONS) {
      throw exceeded("instructions");
    }
  }

  /** Heap about to be used. */
  void spend(long count) throws BadWeightsException {
    bytes += count;
    if (bytes > BYTES) {
      throw exceeded("objects");
    }
  }

  private static BadWeightsException exceeded(String what) {
    return new BadWeightsException("has more " + what + " in it than weights need and is refused");
  }
}
