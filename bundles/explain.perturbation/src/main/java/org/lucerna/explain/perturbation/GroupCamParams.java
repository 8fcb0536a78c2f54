/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * How Group-CAM makes its masks.
 *
 * @param groups of neighbouring channels
 * @param keep share of a mask's cells that is kept
 * @param batch masked pictures run at once
 */
public record GroupCamParams(
    @Param(value = "32", min = 1, max = 1000000, help = "Groups of neighbouring channels")
        int groups,
    @Param(
            value = "0.3",
            min = 0,
            max = 1,
            help = "Share of a mask's cells kept, the largest; the others become 0")
        double keep,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch) {}
