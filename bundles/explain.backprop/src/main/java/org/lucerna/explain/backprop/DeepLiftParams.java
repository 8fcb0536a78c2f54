/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.param.Param;

/** Of {@link DeepLift}. */
public record DeepLiftParams(@Param(value = "0", help = Baseline.HELP) String baseline) {

  /**
   * @throws IllegalArgumentException if there is no such baseline
   */
  public DeepLiftParams {
    Baseline.of(baseline);
  }
}
