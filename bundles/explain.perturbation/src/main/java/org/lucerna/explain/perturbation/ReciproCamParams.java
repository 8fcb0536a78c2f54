/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * How Recipro-CAM looks at single cells.
 *
 * @param mask its shape
 * @param score what is taken of the answer
 * @param batch rows run at once
 */
public record ReciproCamParams(
    @Param(
            value = "gaussian",
            help = "What is left of the layer: gaussian, 3x3 around a cell; delta, the cell alone")
        Mask mask,
    @Param(value = "target", help = "target, probability or log-odds of the class") Score score,
    @Param(value = "64", min = 1, max = 4096, provenance = false, help = "Masked rows run at once")
        int batch) {

  /** What is left of the layer. */
  public enum Mask {
    /** 1/4 at the cell, 1/8 beside it, 1/16 at the corners. */
    GAUSSIAN,
    /** 1 at the cell alone. */
    DELTA
  }
}
