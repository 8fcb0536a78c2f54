/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * Steps of IS-CAM.
 *
 * @param steps masks a channel
 * @param batch masked pictures run at once
 */
public record IsCamParams(
    @Param(value = "10", min = 1, max = 10000, help = "Masks a channel, from faint to full")
        int steps,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch) {}
