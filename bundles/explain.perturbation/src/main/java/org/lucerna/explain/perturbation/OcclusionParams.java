/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.compute.Precision;

/**
 * What is covered.
 *
 * @param patch side of the square, pixels
 * @param stride from one place of the square to the next, pixels
 * @param baseline what covers
 * @param score what is taken of the answer
 * @param tolerance see {@link Rounds}
 * @param batch covered pictures run at once
 * @param precision of the network behind the changes
 */
public record OcclusionParams(
    @Param(
            value = "",
            min = 1,
            max = 65536,
            help =
                "Side of the covered square in pixels; without it 3/14 of the picture's, 48 of 224")
        Optional<Integer> patch,
    @Param(
            value = "",
            min = 1,
            max = 65536,
            help = "Pixels from one square to the next; without it a third of the square")
        Optional<Integer> stride,
    @Param(value = "zero", help = "What covers: zero (after normalisation), black, mean, blur")
        Baseline baseline,
    @Param(
            value = "target",
            help = "Whose drop is shown: target, probability or log-odds of the class")
        Score score,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "Stop once the order of the tiles correlates by 1 - tolerance with that of half the rows; 0 covers every tile")
        double tolerance,
    @Param(value = "32", min = 1, max = 1024, provenance = false, help = "Covered pictures at once")
        int batch,
    @Param(
            value = "float32",
            help =
                "float32, or bfloat16 where the processor has it: faster, and ranks alike but for rounding; the difference is stated with the map")
        Precision precision) {
  /** In 32 bits. */
  public OcclusionParams(
      Optional<Integer> patch,
      Optional<Integer> stride,
      Baseline baseline,
      Score score,
      double tolerance,
      int batch) {
    this(patch, stride, baseline, score, tolerance, batch, Precision.FLOAT32);
  }
}
