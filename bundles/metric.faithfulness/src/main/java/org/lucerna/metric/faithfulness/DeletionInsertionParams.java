/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How finely the curves are drawn.
 *
 * @param steps of each curve; a forward pass each, but for ends that are known
 * @param points where they lie
 */
public record DeletionInsertionParams(
    @Param(
            value = "16",
            min = 2,
            max = 65536,
            help =
                "steps of each curve, about a forward pass each; 224, with points: even, on a picture of 224 by 224 is the published step of 224 pixels")
        int steps,
    @Param(
            value = "bend",
            help =
                "where the points of a curve lie; bend: closer where it bends; even: at equal steps, as published")
        Points points) {

  /** How points are spread. */
  public enum Points {
    BEND,
    EVEN
  }
}
