/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

/** Bounds the memory that a graph may take, whatever the file claims. Not thread-safe. */
final class Budget {

  /** Bytes of heap an object takes with its references, roughly. */
  static final int OBJECT = 64;

  private static final long LARGEST = 24L << 20;

  private long left = LARGEST;

  void spend(long bytes) throws BadFileException {
    left -= bytes;
    if (left < 0) {
      throw new BadFileException("describes a graph far larger than any network's");
    }
  }
}
