/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.compute.Precision;

/**
 * For methods without parameters of their own.
 *
 * @param batch rows run at once
 * @param precision of the network behind the changes
 */
public record BatchParams(
    @Param(value = "64", min = 1, max = 4096, provenance = false, help = "Changed rows run at once")
        int batch,
    @Param(
            value = "float32",
            help =
                "float32, or bfloat16 where the processor has it: faster, and ranks alike but for rounding; the difference is stated with the map")
        Precision precision) {
  /** In 32 bits. */
  public BatchParams(int batch) {
    this(batch, Precision.FLOAT32);
  }
}
