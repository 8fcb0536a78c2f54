/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * Random numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014), written out because the
 * generators of the Java library do not promise the same numbers in every version.
 */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** The generator as published, from its raw state. */
  Dice(long state) {
    this.state = state;
  }

  /** Dice whose numbers depend on all the keys and their order. */
  public static Dice of(long... keys) {
    long state = 0;
    for (long key : keys) {
      state = mix(state + GOLDEN + mix(key));
    }
    return new Dice(state);
  }

  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 to 1, without 1. */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** From 0 to {@code n - 1}. */
  public int below(int n) {
    return (int) (unit() * n);
  }

  public boolean chance(double share) {
    return unit() < share;
  }

  /** -1 or 1. */
  public int sign() {
    return chance(0.5) ? 1 : -1;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
