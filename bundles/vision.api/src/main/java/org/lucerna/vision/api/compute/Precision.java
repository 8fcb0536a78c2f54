/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** Floating point that changed values are run in. */
public enum Precision {
  /** IEEE 754 single: 24 bits of significand. */
  FLOAT32,
  /**
   * The exponent of {@link #FLOAT32} with 8 bits of significand: about twice as fast, for ranking.
   */
  BFLOAT16
}
