/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

/**
 * A channel's part of the map at one cell, from the gradient g and the value A there. Each has a
 * loop of its own, which the JIT compiler turns into vector instructions; a function called for
 * each value takes five times as long.
 */
enum Share {
  /** {@code g A}. */
  PRODUCT {
    @Override
    void add(float[] gradient, float[] values, float[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += gradient[i] * values[i];
      }
    }
  },

  /** {@code |g A|}. */
  SIZE {
    @Override
    void add(float[] gradient, float[] values, float[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.abs(gradient[i] * values[i]);
      }
    }
  },

  /** {@code relu(g A)}. */
  POSITIVE {
    @Override
    void add(float[] gradient, float[] values, float[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.max(0, gradient[i] * values[i]);
      }
    }
  },

  /** {@code relu(g) A}. */
  WHERE_RISING {
    @Override
    void add(float[] gradient, float[] values, float[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.max(0, gradient[i]) * values[i];
      }
    }
  };

  /** Adds a channel's part to each cell. */
  abstract void add(float[] gradient, float[] values, float[] sum);
}
