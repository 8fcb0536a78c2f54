/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * How Sobol indices are estimated.
 *
 * @param cells of a mask in each direction
 * @param designs masks that are varied cell by cell
 * @param baseline what masks fade into
 * @param score whose variance is shared out
 * @param tolerance see {@link Rounds}
 * @param batch masked pictures run at once
 */
public record SobolParams(
    @Param(value = "8", min = 2, max = 22, help = "Cells of a mask in each direction") int cells,
    @Param(
            value = "32",
            min = 2,
            max = 100000,
            help = "Masks that are varied cell by cell: designs times (cells^2 + 1) pictures")
        int designs,
    @Param(
            value = "zero",
            help = "What masks fade into: zero (after normalisation), black, mean, blur")
        Baseline baseline,
    @Param(value = "target", help = "Whose variance is shared out: target, probability or log-odds")
        Score score,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "Stop once the order of the cells correlates by 1 - tolerance with that of half the rows; 0 runs all")
        double tolerance,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch) {}
