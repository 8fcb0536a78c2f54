/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Random;

/**
 * A stream of random numbers for each row, from the seed and the row's number alone: a result
 * depends neither on how rows are batched nor on where a run was stopped.
 */
record Draws(long seed) {

  /** {@link Random}'s sequence is part of Java's specification, the same on every machine. */
  Random row(long row) {
    // The finaliser of splitmix64: neighbouring rows must not get neighbouring seeds, whose first
    // numbers are alike.
    long z = seed + (row + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return new Random(z ^ (z >>> 31));
  }
}
