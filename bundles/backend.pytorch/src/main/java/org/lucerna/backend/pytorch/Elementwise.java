/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** Arithmetic value by value. Results belong to the first argument's manager. */
final class Elementwise {

  private Elementwise() {}

  /** {@code max(x, 0)}. */
  static PtNDArray positive(PtNDArray x) {
    return JniUtils.relu(x);
  }

  /** {@code min(x, 0)}. */
  static PtNDArray negative(PtNDArray x) {
    try (PtNDArray turned = JniUtils.neg(x);
        PtNDArray above = JniUtils.relu(turned)) {
      return JniUtils.neg(above);
    }
  }

  static PtNDArray times(PtNDArray x, double factor) {
    try (PtNDArray scalar = Transfer.scalar(x.getManager(), factor)) {
      return JniUtils.mul(x, scalar);
    }
  }

  /** {@code a / b}, 0 where b is 0: there is nothing to divide among. */
  static PtNDArray divide(PtNDArray a, PtNDArray b) {
    try (PtNDArray zero = Transfer.scalar(a.getManager(), 0);
        PtNDArray quotient = JniUtils.div(a, b);
        PtNDArray vanishes = JniUtils.eq(b, zero)) {
      return JniUtils.where(vanishes, zero, quotient);
    }
  }

  /** {@code z + epsilon sign(z)}, with sign(0) = 1. */
  static PtNDArray stabilised(PtNDArray z, double epsilon) {
    PtNDManager manager = z.getManager();
    try (PtNDArray zero = Transfer.scalar(manager, 0);
        PtNDArray up = Transfer.scalar(manager, epsilon);
        PtNDArray down = Transfer.scalar(manager, -epsilon);
        PtNDArray above = JniUtils.gte(z, zero);
        PtNDArray shift = JniUtils.where(above, up, down)) {
      return JniUtils.add(z, shift);
    }
  }

  /** Whether any value is below 0. */
  static boolean hasNegative(PtNDArray x) {
    try (PtNDArray least = JniUtils.min(x)) {
      return Transfer.out(least).at(0) < 0;
    }
  }

  static boolean isZero(PtNDArray x) {
    try (PtNDArray size = JniUtils.abs(x);
        PtNDArray most = JniUtils.max(size)) {
      return Transfer.out(most).at(0) == 0;
    }
  }
}
