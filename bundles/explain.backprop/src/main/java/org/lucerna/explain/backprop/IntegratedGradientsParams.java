/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.param.Param;

/** Of {@link IntegratedGradients}. */
public record IntegratedGradientsParams(
    @Param(value = "32", help = "points on the path", min = 1, max = 1000) int steps,
    @Param(value = "midpoint", help = "where the points lie and what each counts") PathRule rule,
    @Param(value = "0", help = Baseline.HELP) String baseline,
    @Param(value = "8", help = "points run at once", min = 1, max = 1024, provenance = false)
        int batch) {

  /**
   * @throws IllegalArgumentException if there is no such baseline, or the rule needs more steps
   */
  public IntegratedGradientsParams {
    Baseline.of(baseline);
    rule.nodes(steps);
  }
}
