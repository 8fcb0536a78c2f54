/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

/** Seeds for separate purposes, all following from the job's. */
final class Seeds {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static long mix(long seed, String purpose) {
    return mix(seed, purpose.hashCode());
  }

  /** The finaliser of splitmix64 (Steele et al. 2014) over seed and number. */
  static long mix(long seed, long number) {
    long z = seed * 0x2545F4914F6CDD1DL + (number + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
