/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.core.api.param.Param;

/** Of {@link RelevanceCam}. */
public record RelevanceCamParams(
    @Param(value = "alpha1-beta0", help = "how relevance is handed back to the layer")
        WeightRule rule,
    @Param(
            value = "true",
            help = "whether the other classes begin with the same amount of negative relevance")
        boolean contrastive) {

  /** Rules for all linear layers behind the one explained. */
  public enum WeightRule {
    /** The paper's. */
    ALPHA1_BETA0,
    /** LRP-0: on a pooled linear classifier the weights are then Ablation-CAM's. */
    ZERO
  }
}
