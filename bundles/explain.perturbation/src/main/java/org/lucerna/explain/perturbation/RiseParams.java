/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.compute.Precision;

/**
 * How RISE draws masks.
 *
 * @param masks how many
 * @param cells of the coarse grid in each direction
 * @param keep probability that a cell stays
 * @param score what is taken of the answer
 * @param tolerance see {@link Rounds}
 * @param batch masked pictures run at once
 * @param precision of the network behind the changes
 */
public record RiseParams(
    @Param(
            value = "4000",
            min = 1,
            max = 10000000,
            help = "Masks; the authors take 4000 for VGG16 and 8000 for ResNet-50")
        int masks,
    @Param(
            value = "7",
            min = 1,
            max = 1024,
            help = "Cells of a mask's coarse grid in each direction")
        int cells,
    @Param(value = "0.5", min = 0.001, max = 1, help = "Probability that a cell stays") double keep,
    @Param(
            value = "probability",
            help = "What masks are weighed by: target, probability or log-odds of the class")
        Score score,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "Stop once the order of the pixels correlates by 1 - tolerance with that of half the masks; 0 runs all")
        double tolerance,
    @Param(value = "32", min = 1, max = 1024, provenance = false, help = "Masked pictures at once")
        int batch,
    @Param(
            value = "float32",
            help =
                "float32, or bfloat16 where the processor has it: faster, and ranks alike but for rounding; the difference is stated with the map")
        Precision precision) {
  /** In 32 bits. */
  public RiseParams(int masks, int cells, double keep, Score score, double tolerance, int batch) {
    this(masks, cells, keep, score, tolerance, batch, Precision.FLOAT32);
  }
}
