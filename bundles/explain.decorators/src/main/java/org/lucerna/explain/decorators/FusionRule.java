/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.function.DoubleBinaryOperator;

/** How the normalised maps of several layers become one, cell by cell. */
public enum FusionRule {
  MEAN((a, b) -> a + b),
  MAX(Math::max),
  /** All layers must agree (RefineCAM). */
  PRODUCT((a, b) -> a * b),
  /** Jiang et al. 2021, eq. 9: the maximum, shallow layers' maps raised by tanh before. */
  SCALED_MAX(Math::max);

  private final DoubleBinaryOperator join;

  FusionRule(DoubleBinaryOperator join) {
    this.join = join;
  }

  double join(double a, double b) {
    return join.applyAsDouble(a, b);
  }
}
