/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link FinerCam}. */
public record FinerCamParams(
    @Param(value = "1", help = "how much of the similar classes is taken off", min = 0, max = 10)
        double gamma,
    @Param(value = "3", help = "number of similar classes", min = 1, max = 1000) int comparisons,
    @Param(
            value = "probability",
            help = "whether similar classes count by their probability or are equal")
        Weights weights) {

  /** How much each similar class counts. */
  public enum Weights {
    PROBABILITY,
    EQUAL
  }
}
