/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers that depend on a name alone: FNV-1a 64 of the name seeds splitmix64 (Steele, Lea
 * and Flood 2014). The i-th number needs no other, and any language gives the same ones.
 */
record NamedStream(long seed) {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  static NamedStream of(String name) {
    return new NamedStream(fnv1a(name));
  }

  /** Another stream for every {@code run}. */
  static NamedStream of(String name, long run) {
    return new NamedStream(mix(fnv1a(name) ^ mix(run + GAMMA)));
  }

  /** The i-th of this stream, {@code i >= 0}: uniform in [0, 1), a multiple of 2^-24. */
  double uniform(long i) {
    return (mix(seed + (i + 1) * GAMMA) >>> 40) * 0x1.0p-24;
  }

  /** The i-th of this stream: standard normal (Box and Muller 1958). */
  double normal(long i) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * i)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * i + 1));
  }

  private static long fnv1a(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
