/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link ShapleyCam}. */
public record ShapleyCamParams(
    @Param(
            value = "rest",
            help =
                "rest: the paper's logit + log softmax of the class asked about, or asked: the"
                    + " target as it was asked")
        Utility target) {

  /** The number whose contributions are shared out. */
  public enum Utility {
    REST,
    ASKED
  }
}
