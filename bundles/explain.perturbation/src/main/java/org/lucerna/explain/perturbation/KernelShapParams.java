/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * How KernelSHAP asks about pieces of the picture.
 *
 * @param segments about how many pieces
 * @param samples rows with pieces hidden
 * @param hidden what stands for a hidden piece
 * @param score what is shared out
 * @param tolerance see {@link Rounds}
 * @param batch rows run at once
 */
public record KernelShapParams(
    @Param(value = "50", min = 1, max = 200, help = "About how many pieces the picture is cut into")
        int segments,
    @Param(
            value = "2000",
            min = 64,
            max = 10000000,
            help = "Pictures with pieces hidden; all subsets are run where there are no more")
        int samples,
    @Param(
            value = "zero",
            help =
                "What stands for a hidden piece: zero (after normalisation), piece-mean, black, mean, blur")
        Hidden hidden,
    @Param(
            value = "target",
            help = "What is shared out: target, probability or log-odds of the class")
        Score score,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "Stop once the order of the pieces correlates by 1 - tolerance with that of half the samples; 0 runs all")
        double tolerance,
    @Param(value = "32", min = 1, max = 1024, provenance = false, help = "Pictures at once")
        int batch) {}
